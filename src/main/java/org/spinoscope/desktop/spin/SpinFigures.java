package org.spinoscope.desktop.spin;

import java.util.stream.IntStream;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Histogram;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Values;

/// The charts beside the sphere, as figures.
final class SpinFigures {

    private SpinFigures() {}

    /// S·N̂ over time, its running mean, and the mean of the stationary law.
    static Figure mean(SpinViewModel model) {
        var record = model.measured();
        double theory = model.walk().law().mean();
        var t = Values.of(record.times());
        double end = Math.max(1, t.size() == 0 ? 1 : t.get(t.size() - 1));
        return Plot.titled("Alignment with the field")
                .x(Axis.linear("time").limits(0, end))
                .y(Axis.linear("/{S}·/{n}, /{n} along the field").limits(-1.05, 1.05))
                .add(Line.through(t, Values.of(record.cosines()))
                        .as(LineStyle.SOLID, new Ink.Faded(Ink.Role.MUTED, 0.35))
                        .silent())
                .add(Line.through(t, Values.of(record.running()))
                        .named("mean so far")
                        .inked(Ink.series(0)))
                .add(Line.straight(theory, 0, 0, end)
                        .named("theory %.3f".formatted(theory))
                        .as(LineStyle.DASHED, Ink.Role.ACCENT));
    }

    /// How often each S·N̂ was met, beside the stationary law.
    static Figure distribution(SpinViewModel model) {
        var record = model.measured();
        var law = model.walk().law();
        var density = record.density();
        var u = IntStream.rangeClosed(0, 120).mapToDouble(i -> -1 + i / 60.0).toArray();
        var lawful = java.util.Arrays.stream(u).map(law::density).toArray();
        return Plot.titled("Distribution against the stationary law")
                .x(Axis.linear("/{S}·/{n}").limits(-1, 1))
                .y(Axis.linear("density"))
                .add(Histogram.of(Values.linspace(-1, 1, SpinRecord.BINS + 1), Values.of(density))
                        .named("measured"))
                .add(Line.through(Values.of(u), Values.of(lawful))
                        .named("exp(κ /{S}·/{n}), κ = %.3g".formatted(law.kappa()))
                        .as(LineStyle.DASHED, Ink.Role.ACCENT)
                        .silent());
    }
}
