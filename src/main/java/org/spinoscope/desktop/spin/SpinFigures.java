package org.spinoscope.desktop.spin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.spinoscope.dynamics.SpinSimulation;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Histogram;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.plots.SphereScene;
import org.spinoscope.plots.SpinPlots;

/// A run as figures: the sphere under the present camera, and its charts.
final class SpinFigures {

    private final SpinRun run;
    private final SpinScene stage;

    SpinFigures(SpinRun run, SpinScene stage) {
        this.run = run;
        this.stage = stage;
    }

    /// The sphere as it is seen, with its trail up to position `cut`, unless that is negative.
    Figure sphere(CameraState view, int cut) {
        var way = run.projected()
                ? String.format(
                                Locale.ROOT,
                                "The projection of a spin of %d components on the field and the two words, in the unit ball; it holds",
                                run.walk().setup().dimension())
                        + String.format(
                                Locale.ROOT,
                                " %s %% of |/{S}|². ",
                                SpinParameters.plain(100 * run.walk().captured()))
                : "A spin of three components in the frame of the field and the two words. ";
        return picture(view, cut)
                .caption(way
                        + String.format(
                                Locale.ROOT,
                                "Fainter is behind. The path is coloured by time, from t = %s to %s. ",
                                SpinParameters.plain(time(0)),
                                SpinParameters.plain(time(shown(cut) - 1)))
                        + FigureLayout.literal(run.parameters().inWords()) + ".");
    }

    /// The sphere with its title only: one frame of an animation.
    Plot frame(CameraState view) {
        return picture(view, -1);
    }

    private Plot picture(CameraState view, int cut) {
        int shown = shown(cut);
        List<double[]> cloud =
                run.cloud().stream().map(SpinSimulation::position).toList();
        var scene = new SphereScene(
                run.walk().trail(),
                shown,
                new double[] {1, 0, 0},
                stage.words(),
                cut < 0 ? cloud : List.of(),
                view.turned(),
                view.zoom(),
                true);
        return SpinPlots.sphere(
                        scene, stage.title().isEmpty() ? "A spin in its field" : FigureLayout.literal(stage.title()))
                .subtitle(String.format(Locale.ROOT, "/{t} = %.2f", time(shown - 1)))
                .provenance(origin());
    }

    private int shown(int cut) {
        int size = run.walk().trail().size();
        return cut < 0 ? size : Math.min(cut + 1, size);
    }

    private double time(int position) {
        return run.walk().trail().time(Math.max(0, position));
    }

    /// Histogram of S·N̂ with the stationary law.
    Figure distribution() {
        var record = run.measured();
        var law = run.walk().law();
        var u = IntStream.rangeClosed(0, 120)
                .mapToDouble(i -> record.low() + i * (record.high() - record.low()) / 120)
                .toArray();
        var lawful = Arrays.stream(u).map(law::density).toArray();
        var formula = run.projected() ? "exp(κ/{u})(1−/{u}²)^{(/{d}−3)/2}" : "exp(κ /{S}·/{n})";
        var plot = Figure.titled("Distribution against the stationary law")
                .x(Axis.linear("/{S}·/{n}").limits(record.low(), record.high()))
                .y(Axis.linear("density"))
                .add(Histogram.of(
                                Values.linspace(record.low(), record.high(), AlignmentStatistics.BINS + 1),
                                Values.of(record.density()))
                        .named("measured"))
                .add(Line.through(Values.of(u), Values.of(lawful))
                        .named(formula + String.format(Locale.ROOT, ", κ = %.3g", law.kappa()))
                        .as(LineStyle.DASHED, Ink.Role.ACCENT)
                        .withoutTooltips());
        if (record.outside() > 0) {
            plot = plot.note(
                    String.format(Locale.ROOT, "%s %% is outside", SpinParameters.plain(100 * record.outside())));
        }
        return plot.provenance(origin());
    }

    private int dimension() {
        return run.walk().setup().dimension();
    }

    Provenance origin() {
        return stage.origin()
                .with("spin.dimensions", Integer.toString(dimension()))
                .with("spin.motion", run.parameters().inWords())
                .with("spin.seed", Long.toString(run.parameters().seed()));
    }
}
