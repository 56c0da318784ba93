package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.dynamics.Bath;
import org.spinoscope.dynamics.Convergence;
import org.spinoscope.dynamics.EffectiveTemperature;
import org.spinoscope.dynamics.FirstPassage;
import org.spinoscope.dynamics.Noise;
import org.spinoscope.dynamics.SpinEquation;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.ErrorBars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.layout.FigureLayout;

/// The figures of studies over many simulations: convergence, first passages, temperature against damping.
public final class SpinStudyPlots {

    private static final int SMOOTH = 240;
    private static final List<LineStyle.Dash> DASHES =
            List.of(LineStyle.Dash.SOLID, LineStyle.Dash.DASHED, LineStyle.Dash.DOTTED, LineStyle.Dash.DASH_DOTTED);
    private static final List<Symbol> SYMBOLS =
            List.of(Symbol.OPEN_CIRCLE, Symbol.SQUARE, Symbol.TRIANGLE, Symbol.DIAMOND, Symbol.CROSS);

    private SpinStudyPlots() {}

    /// Strong (or weak) error against time step, one line an integrator; the fitted order is in the legend.
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
}
