package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.dynamics.Bath;
import org.spinoscope.dynamics.Convergence;
import org.spinoscope.dynamics.EffectiveTemperature;
import org.spinoscope.dynamics.EnsembleResult;
import org.spinoscope.dynamics.FirstPassage;
import org.spinoscope.dynamics.Noise;
import org.spinoscope.dynamics.ReferenceDirections;
import org.spinoscope.dynamics.SpinEquation;
import org.spinoscope.dynamics.TrajectoryBuffer;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.ErrorBars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Histogram;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.layout.FigureLayout;

/// The figures of the spin dynamics.
public final class SpinPlots {

    private static final int SMOOTH = 240;
    private static final List<LineStyle.Dash> DASHES =
            List.of(LineStyle.Dash.SOLID, LineStyle.Dash.DASHED, LineStyle.Dash.DOTTED, LineStyle.Dash.DASH_DOTTED);
    private static final List<Symbol> SYMBOLS =
            List.of(Symbol.OPEN_CIRCLE, Symbol.SQUARE, Symbol.TRIANGLE, Symbol.DIAMOND, Symbol.CROSS);

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
                .caption("Orthographic view of the sphere spanned by the field and the two words; what lies behind is"
                        + " faded. The path is coloured by time.")
                .provenance(provenance);
    }

    /// The picture of a scene as it stands, without a colour bar: what an instrument shows, and one frame of a film.
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

    /// Strong (or weak) error against time step, one line an integrator; the fitted order stands in the legend.
    public static Figure convergence(List<Convergence.Curve> curves, boolean strong, Provenance provenance) {
        var marks = new ArrayList<Mark>();
        for (var i = 0; i < curves.size(); i++) {
            var curve = curves.get(i);
            var dt =
                    Values.of(curve.points().stream().map(Convergence.Point::dt).toList());
            var error = Values.of(curve.points().stream()
                    .map(point -> strong ? point.strong() : point.weak())
                    .toList());
            // Curves may coincide: later ones are dashed, and their symbols smaller, so that both are seen.
            var style = new LineStyle(i == 0 ? 1.4 : 1.1, DASHES.get(i % DASHES.size()));
            marks.add(Line.through(dt, error)
                    .as(style, Ink.series(i))
                    .named(String.format(
                            Locale.ROOT,
                            "%s, order %.2f",
                            curve.integrator().title(),
                            strong ? curve.strongOrder() : curve.weakOrder())));
            marks.add(Points.at(dt, error)
                    .as(SYMBOLS.get(i % SYMBOLS.size()), Math.max(3, 6.5 - 1.2 * i), Ink.series(i)));
        }
        return Plot.titled(strong ? "Strong convergence" : "Weak convergence")
                .x(Axis.log("time step d/{t}"))
                .y(Axis.log(strong ? "mean |/{S} − /{S}_{ref}|" : "|mean of (/{S} − /{S}_{ref})·/{B̂}|"))
                .add(marks.toArray(Mark[]::new))
                .caption(
                        "Errors at a fixed time against a finer solution on the same Brownian paths (or the exact motion"
                                + " without noise); the order is the fitted slope.")
                .whenEmpty("No errors to show.")
                .provenance(provenance);
    }

    /// First-passage times from one word to another against temperature.
    public static Figure firstPassage(
            List<FirstPassage.Passage> passages, String from, String to, Provenance provenance) {
        var t = Values.of(
                passages.stream().map(FirstPassage.Passage::temperature).toList());
        var median =
                Values.of(passages.stream().map(FirstPassage.Passage::median).toList());
        var low = Values.of(
                passages.stream().map(FirstPassage.Passage::lowerQuartile).toList());
        var high = Values.of(
                passages.stream().map(FirstPassage.Passage::upperQuartile).toList());
        var arrived =
                Values.of(passages.stream().map(FirstPassage.Passage::arrived).toList());
        return Plot.titled(String.format(
                        Locale.ROOT,
                        "From “%s” to “%s”",
                        FigureLayout.literal(from.strip()),
                        FigureLayout.literal(to.strip())))
                .x(Axis.log("/{k}_{B}/{T}"))
                .y(Axis.log("first-passage time"))
                .right(Axis.linear("fraction arrived").limits(0, 1.05))
                .add(Band.between(t, low, high).named("quartiles"))
                .add(Line.through(t, median).named("median"))
                .add(Points.at(t, median))
                .addRight(Line.through(t, arrived)
                        .as(LineStyle.DASHED, Ink.series(1))
                        .named("fraction arrived"))
                .caption(
                        "Median and quartiles of the time a spin needs from the first word to the second; missing where"
                                + " too few arrived before they were given up.")
                .whenEmpty("No spin arrived.")
                .provenance(provenance);
    }

    /// T_eff/T against damping: curves from κ, points measured.
    public static Figure effectiveTemperature(List<EffectiveTemperature.Point> points, Provenance provenance) {
        var plot = Plot.titled("The temperature a spin really has")
                .x(Axis.log("damping λ"))
                .y(Axis.log("/{T}_{eff}/γ/{T}"));
        var lambda = Values.linspace(-2, 2, SMOOTH).map(x -> Math.pow(10, x));
        for (var form : List.of(SpinEquation.EQ_9, SpinEquation.LLG)) {
            var ink = Ink.series(form == SpinEquation.EQ_9 ? 0 : 1);
            plot = plot.add(Line.through(
                            lambda, lambda.map(l -> new Bath(form, 1, l, 1, Noise.AS_PRINTED).effectiveTemperature()))
                    .inked(ink)
                    .named(form.title()));
            var mine = points.stream().filter(p -> p.form() == form).toList();
            var x = Values.of(
                    mine.stream().map(EffectiveTemperature.Point::lambda).toList());
            var y = Values.of(
                    mine.stream().map(EffectiveTemperature.Point::measured).toList());
            var low =
                    Values.of(mine.stream().map(EffectiveTemperature.Point::low).toList());
            var high = Values.of(
                    mine.stream().map(EffectiveTemperature.Point::high).toList());
            plot = plot.add(ErrorBars.at(x, low, high).inked(ink))
                    .add(Points.at(x, y).as(Symbol.CIRCLE, 4, ink));
        }
        return plot.caption(
                        "Lines: κ of the stationary law. Points: read off simulated spins, with two standard errors."
                                + " As printed, eq. (9) heats the spin by (1+3λ²+λ⁴)/(1+λ²); the LLG equation has the"
                                + " temperature it is given.")
                .provenance(provenance);
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
