package org.spinoscope.plots;

import java.util.Locale;
import org.spinoscope.dynamics.EnsembleResult;
import org.spinoscope.dynamics.ReferenceDirections;
import org.spinoscope.dynamics.TrajectoryBuffer;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Histogram;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Values;

/// The figures of a spin and of an ensemble of spins.
public final class SpinPlots {

    private static final int SMOOTH = 240;

    private SpinPlots() {}

    /// A trajectory on the sphere, see [org.spinoscope.dynamics.SpinSimulation#trail].
    ///
    /// @param field field in the three drawn axes
    /// @param words the good word first
    public static Figure trajectory(
            TrajectoryBuffer trail,
            double[] field,
            ReferenceDirections words,
            OrthographicProjection view,
            Provenance provenance) {
        return new SpherePlot(SphereScene.of(trail, field, words, view))
                .titled("A spin in the field of the head")
                .caption("Orthographic view of the sphere spanned by the field and the two words; what is behind is"
                        + " faded. The path is coloured by time.")
                .provenance(provenance);
    }

    /// The picture of a scene as it is, without a colour bar: what an instrument shows, and one frame of a film.
    public static Plot sphere(SphereScene scene, String title) {
        return new SpherePlot(scene).titled(title);
    }

    /// ⟨S·N̂⟩(t) of an ensemble with the value the stationary law predicts.
    public static Figure mean(EnsembleResult run, Provenance provenance) {
        var times = Values.of(run.times());
        var mean = Values.of(run.mean());
        var low = new double[times.size()];
        var high = new double[times.size()];
        for (var i = 0; i < low.length; i++) {
            low[i] = mean.get(i) - 2 * run.meanError().get(i);
            high[i] = mean.get(i) + 2 * run.meanError().get(i);
        }
        var bath = run.setup().bath();
        var plot = Plot.titled("Mean alignment with the field")
                .x(Axis.linear("time /{t}"))
                .y(Axis.linear("⟨/{S}·/{N̂}⟩"))
                .add(Band.between(times, Values.of(low), Values.of(high)).named("± 2 standard errors"))
                .add(Line.through(times, mean)
                        .named(String.format(Locale.ROOT, "%d spins", run.plan().spins())))
                .add(ReferenceLine.atY(run.law().mean(), law(run)).named("stationary law"))
                .note(String.format(Locale.ROOT, "measured %.4f ± %.4f", run.stationaryMean(), run.stationaryError()))
                .note(String.format(Locale.ROOT, "κ = %.4g", run.law().kappa()));
        if (Double.isFinite(bath.effectiveTemperature())) {
            plot = plot.note(String.format(
                    Locale.ROOT, "/{T}_{eff} = %.4g, measured %.4g", bath.effectiveTemperature(), run.temperature()));
        }
        return plot.caption(describe(run) + " The band is twice the standard error over spins.")
                .provenance(seeded(run, provenance));
    }

    /// Histogram of S·N̂ with the stationary law.
    public static Figure histogram(EnsembleResult run, Provenance provenance) {
        var edges = Values.of(run.histogram().edges());
        var u = Values.linspace(edges.get(0), edges.get(edges.size() - 1), SMOOTH);
        return Plot.titled("Distribution of the alignment")
                .x(Axis.linear("/{S}·/{N̂}"))
                .y(Axis.linear("probability density"))
                .add(Histogram.of(edges, Values.of(run.histogram().density()))
                        .inked(Ink.series(0).faded(0.5))
                        .named(String.format(
                                Locale.ROOT, "%,d samples", run.histogram().counted())))
                .add(Line.through(u, u.map(run.law()::density))
                        .as(LineStyle.SOLID, Ink.Role.FOREGROUND)
                        .named("∝ exp(κ/{u})(1−/{u}²)^{(/{d}−3)/2}"))
                .note(String.format(
                        Locale.ROOT,
                        "κ = %.4g, /{d} = %d",
                        run.law().kappa(),
                        run.law().dimension()))
                .note(String.format(
                        Locale.ROOT,
                        "largest cumulative gap %.4f",
                        run.histogram().largestCumulativeGap()))
                .caption(describe(run))
                .whenEmpty("Without noise the law is a single point.")
                .provenance(seeded(run, provenance));
    }

    /// Autocorrelation of S·N̂ with its integrated time.
    public static Figure autocorrelation(EnsembleResult run, Provenance provenance) {
        var lags = Values.indices(run.autocorrelation().size()).map(lag -> lag * run.sampleTime());
        var time = run.correlationTime();
        return Plot.titled("Memory of the alignment")
                .x(Axis.linear("lag"))
                .y(Axis.linear("autocorrelation of /{S}·/{N̂}"))
                .add(ReferenceLine.atY(0, "").as(LineStyle.DOTTED, Ink.Role.FAINT))
                .add(Line.through(lags, Values.of(run.autocorrelation())))
                .note(
                        Double.isFinite(time)
                                ? String.format(Locale.ROOT, "correlation time %.3g", time)
                                : "correlation time longer than the lags recorded")
                .caption(describe(run))
                .provenance(seeded(run, provenance));
    }

    private static String law(EnsembleResult run) {
        return String.format(
                Locale.ROOT,
                run.law().dimension() == 3 ? "coth κ − 1/κ = %.4f" : "/{A}_{d}(κ) = %.4f",
                run.law().mean());
    }

    private static String describe(EnsembleResult run) {
        var bath = run.setup().bath();
        return String.format(
                Locale.ROOT,
                "%,d spins of %d components, %s, %s, γ = %.3g, λ = %.3g, /{k}_{B}/{T} = %.3g, d/{t} = %.3g.",
                run.plan().spins(),
                run.setup().dimension(),
                bath.form().title(),
                run.setup().integrator().title(),
                bath.gamma(),
                bath.lambda(),
                bath.temperature(),
                run.setup().dt());
    }

    private static Provenance seeded(EnsembleResult run, Provenance provenance) {
        return provenance.with("spin.seed", Long.toString(run.plan().seed()));
    }
}
