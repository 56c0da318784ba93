package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Annotation;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.DecisionPlane.Point;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.phases.AttentionTemperature;
import org.spinoscope.spinbath.phases.Composition;
import org.spinoscope.spinbath.phases.Cones;
import org.spinoscope.spinbath.phases.Repetition;
import org.spinoscope.spinbath.phases.SolvedModel;
import org.spinoscope.study.coupling.ModelScans;
import org.spinoscope.study.coupling.PhasesResult;

/// The figures of phase boundaries: predicted by one head, measured in the model.
public final class PhasePlots {

    private static final int FINE = 200;

    private final Provenance provenance;

    public PhasePlots(Provenance provenance) {
        this.provenance = provenance;
    }

    /// The model's gap after n copies of the good word, with both critical numbers.
    ///
    /// @param copies a number of copies to mark; 0 for none
    public Plot repetition(PhasesResult phases, HeadId head, int prompt, int copies) {
        var gaps = phases.actual()[prompt];
        var n = IntStream.range(0, gaps.length).mapToDouble(i -> i).toArray();
        var pair = phases.terms().trials().used().get(prompt);
        var found = phases.repetition()[head.layer()][head.head()][prompt];
        var plot = Figure.titled("Repeating “" + Markup.literal(pair.good()) + "”")
                .subtitle(Markup.literal(pair.prompt()))
                .x(Axis.linear("copies /{n}"))
                .y(Axis.linear("Δ/{L}_{actual}"))
                .add(ReferenceLine.atY(0, ""))
                .add(Line.through(Values.of(n), Values.of(gaps)).named("model"))
                .add(Points.at(Values.of(n), Values.of(gaps))
                        .keyed(IntStream.range(0, gaps.length)
                                .mapToObj(Integer::toString)
                                .toList()))
                .note(head + ": " + said(found));
        if (!Double.isNaN(found.predicted()) && found.predicted() < gaps.length) {
            plot = plot.add(
                    ReferenceLine.atX(found.predicted(), "predicted by " + head).as(LineStyle.DASHED, Ink.Role.ACCENT));
        }
        if (copies > 0 && copies < gaps.length) {
            plot = plot.add(Points.at(copies, gaps[copies])
                    .as(Symbol.DIAMOND, 8, Ink.Role.ACCENT)
                    .named(copies == 1 ? "1 copy" : copies + " copies"));
        }
        double measured = phases.measured()[prompt];
        if (!Double.isNaN(measured)) {
            plot = plot.add(ReferenceLine.atX(measured, "measured"));
        }
        return plot.provenance(provenance);
    }

    private static String said(Repetition found) {
        return switch (found.regime()) {
            case AT_ONCE -> "prefers the other word at once";
            case AFTER -> "turns after " + NumberFormats.fixed(found.predicted(), 2) + " copies";
            case NEVER -> "never turns";
            case UNDEFINED -> "says nothing about the two words";
        };
    }

    /// Predicted against measured critical repetitions of all heads on all prompts.
    public Plot predictedAgainstMeasured(PhasesResult phases) {
        var predicted = new ArrayList<Double>();
        var measured = new ArrayList<Double>();
        for (var layer : phases.repetition()) {
            for (var head : layer) {
                for (int p = 0; p < head.length; p++) {
                    if (!Double.isNaN(head[p].predicted()) && !Double.isNaN(phases.measured()[p])) {
                        predicted.add(head[p].predicted());
                        measured.add(phases.measured()[p]);
                    }
                }
            }
        }
        return Figure.titled("Critical repetition: predicted and measured")
                .x(Axis.log("/{n}* predicted by a head"))
                .y(Axis.log("/{n}* measured in the model"))
                .add(Line.straight(0, 1, 1, 32)
                        .as(LineStyle.DASHED, Ink.Role.MUTED)
                        .named("equal"))
                .add(Points.at(Values.of(predicted), Values.of(measured))
                        .as(Symbol.CIRCLE, 2.5, Ink.series(0).faded(0.6))
                        .named("head and prompt"))
                .whenEmpty("no prompt has both a predicted and a measured crossing")
                .provenance(provenance);
    }

    /// A head's gap against its attention temperature, and the model's with that head's scores divided by it.
    ///
    /// @param grid temperatures at which the model ran
    /// @param gaps ΔL_actual at them
    public Plot attentionTemperature(HeadId head, HeadTerms terms, double[] grid, double[] gaps) {
        var fine = IntStream.range(0, FINE)
                .mapToDouble(i -> AttentionTemperature.LOWEST
                        * Math.pow(AttentionTemperature.HIGHEST / AttentionTemperature.LOWEST, i / (FINE - 1.0)))
                .toArray();
        var theory =
                Arrays.stream(fine).map(t -> AttentionTemperature.gap(terms, t)).toArray();
        var plot = Figure.titled("Attention temperature of head " + head)
                .x(Axis.log("/{T}_{a}"))
                .y(Axis.linear("Δ/{L}_{theory}"))
                .right(Axis.linear("Δ/{L}_{actual}"))
                .add(ReferenceLine.atY(0, ""), ReferenceLine.atX(1, "the head as it is"))
                .add(Line.through(Values.of(fine), Values.of(theory)).named("head"))
                .addRight(Line.through(Values.of(grid), Values.of(gaps))
                        .as(LineStyle.DASHED, Ink.series(1))
                        .named("model"));
        var predicted = AttentionTemperature.crossings(terms);
        if (predicted.length > 0) {
            plot = plot.add(Points.at(Values.of(predicted), Values.of(new double[predicted.length]))
                    .as(Symbol.DIAMOND, 6, Ink.Role.ACCENT)
                    .named("predicted crossing"));
        }
        var measured = ModelScans.crossings(grid, gaps);
        if (measured.length > 0) {
            plot = plot.addRight(Points.at(Values.of(measured), Values.of(new double[measured.length]))
                    .as(Symbol.OPEN_CIRCLE, 6, Ink.series(1))
                    .named("measured crossing"));
        }
        return plot.provenance(provenance);
    }

    /// Three species in the triangle of their shares, with the line where the head changes its mind.
    ///
    /// @param names of the species; the last asks
    /// @param shares a context to mark, shares of the three
    /// @param measured where the model's own gap changes sign along the edges, shares of the three
    public Plot ternary(Composition composition, List<String> names, double[] shares, List<double[]> measured) {
        return TernaryPlot.of(composition, names, shares, measured).provenance(provenance);
    }

    /// The shares of three species at a place of the ternary diagram, in its numbers.
    public static double[] shares(double x, double y) {
        return TernaryPlot.shares(x, y);
    }

    /// Which word a context field of any direction prefers.
    ///
    /// @param words projected S of all words
    /// @param names texts of the words that win somewhere, by their place in `words`
    public Plot cones(HeadId head, List<Point> words, Cones cones, Map<Integer, String> names, Point field) {
        var corners = cones.cones().stream().map(cone -> words.get(cone.word())).toList();
        double reach = corners.stream().mapToDouble(PlanePlot::norm).max().orElse(1);
        double length = PlanePlot.norm(field);
        var plot = Figure.titled("Cones of head " + head)
                .x(Axis.linear("along /{N}_{0}, orthogonal to Δ/{S}"))
                .y(Axis.linear("along Δ/{S}"))
                .frame(Plot.Frame.EQUAL);
        for (var cone : cones.cones()) {
            plot = plot.add(Line.through(
                            Values.of(0, 1.4 * reach * Math.cos(cone.from())),
                            Values.of(0, 1.4 * reach * Math.sin(cone.from())))
                    .as(LineStyle.DASHED, Ink.Role.MUTED)
                    .withoutTooltips());
            double middle = (cone.from() + cone.to()) / 2;
            plot = plot.add(Annotation.at(
                            1.25 * reach * Math.cos(middle),
                            1.25 * reach * Math.sin(middle),
                            Markup.literal(names.getOrDefault(cone.word(), "?")))
                    .as(Annotation.Side.CENTRE, Ink.Role.FOREGROUND));
        }
        return plot.add(Points.at(
                                Values.of(corners.stream().mapToDouble(Point::x).toArray()),
                                Values.of(corners.stream().mapToDouble(Point::y).toArray()))
                        .tooltips(cones.cones().stream()
                                .map(cone -> Markup.literal(names.getOrDefault(cone.word(), "?")))
                                .toList())
                        .as(Symbol.CIRCLE, 3, Ink.series(0)))
                .add(Arrow.from(0, 0, reach * field.x() / length, reach * field.y() / length)
                        .labelled("/{N}_{0}"))
                .note("winner here: "
                        + Markup.literal(names.getOrDefault(cones.winner(Math.atan2(field.y(), field.x())), "?")))
                .provenance(provenance);
    }

    /// The solved model's output cosine for finite numbers of tokens and in the limit.
    public Plot solvedModel(double cosine) {
        double critical = SolvedModel.criticalGamma(cosine);
        var gamma = Values.linspace(0, 2.5 * critical, FINE);
        var plot = Figure.titled("Solved model: tokens collapse below /{γ}_{c}")
                .x(Axis.linear("/{γ} = /{β}/ln /{n}"))
                .y(Axis.linear("cosine of two outputs").limits(0, 1.02))
                .add(ReferenceLine.atX(critical, "/{γ}_{c}"), ReferenceLine.atY(cosine, "/{ρ}"));
        int series = 0;
        for (int n : new int[] {10, 100, 1000, 100_000}) {
            var model = new SolvedModel(n, cosine);
            var y = gamma.stream().map(g -> model.outputCosine(model.beta(g))).toArray();
            plot = plot.add(Line.through(gamma, Values.of(y))
                    .inked(Ink.series(series++))
                    .named("/{n} = " + String.format(java.util.Locale.ROOT, "%,d", n)));
        }
        return plot.add(Points.at(critical, SolvedModel.limit(cosine, critical))
                        .as(Symbol.OPEN_CIRCLE, 5, Ink.Role.FOREGROUND)
                        .named("limit at /{γ}_{c}"))
                .provenance(provenance);
    }
}
