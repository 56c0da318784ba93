package org.spinoscope.plots;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.NumberFormats;
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
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.phases.AttentionTemperature;
import org.spinoscope.spinbath.phases.Composition;
import org.spinoscope.spinbath.phases.Repetition;
import org.spinoscope.spinbath.phases.SolvedModel;
import org.spinoscope.study.coupling.BoundaryPairs;
import org.spinoscope.study.coupling.BoundaryPairs.Kind;
import org.spinoscope.study.coupling.MeasuredTemperatures;
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
    /// @param theory the head's own gap after 1…N copies; empty if it is not drawn
    /// @param copies a number of copies to mark; 0 for none
    public Plot repetition(PhasesResult phases, HeadId head, int prompt, double[] theory, int copies) {
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
        if (theory.length > 0) {
            plot = plot.right(Axis.linear("Δ/{L}_{theory}"))
                    .addRight(ReferenceLine.atY(0, "").as(LineStyle.DOTTED, Ink.series(1)))
                    .addRight(Line.through(Values.linspace(1, theory.length, theory.length), Values.of(theory))
                            .as(LineStyle.DASHED, Ink.series(1))
                            .named("head " + head));
        }
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

    /// Predicted against measured boundaries of all heads on all prompts.
    public Plot agreement(BoundaryPairs pairs) {
        var both = pairs.both();
        var predicted = both.stream().mapToDouble(BoundaryPairs.Pair::predicted).toArray();
        var measured = both.stream().mapToDouble(BoundaryPairs.Pair::measured).toArray();
        boolean logarithmic = pairs.kind() == Kind.REPETITION || pairs.kind() == Kind.TEMPERATURE;
        var keys = both.stream().map(pair -> pair.head().toString()).toList();
        return Figure.titled(capital(pairs.kind().title()) + ": predicted and measured")
                .x(axis("predicted by a head", logarithmic))
                .y(axis("measured in the model", logarithmic))
                .add(equal(pairs.kind()))
                .add(Points.at(Values.of(predicted), Values.of(measured))
                        .tooltips(both.stream()
                                .map(pair -> "head " + pair.head() + ", prompt " + (pair.prompt() + 1))
                                .toList())
                        .keyed(keys)
                        .as(Symbol.CIRCLE, 2.5, Ink.series(0).faded(0.6))
                        .named("head and prompt"))
                .caption(said(pairs))
                .whenEmpty("no prompt has both a predicted and a measured crossing")
                .provenance(provenance);
    }

    private static Axis axis(String title, boolean logarithmic) {
        return logarithmic ? Axis.log(title) : Axis.linear(title);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    private static Line equal(Kind kind) {
        var range = switch (kind) {
            case REPETITION -> new double[] {1, 32};
            case COMPOSITION -> new double[] {0, 1};
            case TEMPERATURE -> new double[] {AttentionTemperature.LOWEST, AttentionTemperature.HIGHEST};
            case DIRECTION -> new double[] {0, 360};
        };
        return Line.straight(0, 1, range[0], range[1])
                .as(LineStyle.DASHED, Ink.Role.MUTED)
                .named("equal");
    }

    private static String said(BoundaryPairs pairs) {
        return String.format(
                        java.util.Locale.ROOT,
                        "Of %,d cases the heads cross in %,d and the model in %,d; both do in %,d. ",
                        pairs.cases(),
                        pairs.predicted(),
                        pairs.measured(),
                        pairs.both().size())
                + (pairs.both().isEmpty()
                        ? ""
                        : "Median distance " + NumberFormats.fixed(pairs.medianError(), 2) + " ("
                                + pairs.kind().unit() + ").");
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
        var measured = MeasuredTemperatures.crossings(grid, gaps);
        if (measured.length > 0) {
            plot = plot.addRight(Points.at(Values.of(measured), Values.of(new double[measured.length]))
                    .as(Symbol.OPEN_CIRCLE, 6, Ink.series(1))
                    .named("measured crossing"));
        }
        return plot.provenance(provenance);
    }

    /// Three species in the triangle of their shares, with the line where the head's gap changes sign.
    ///
    /// @param names of the species; the last is the query
    /// @param shares a context to mark, shares of the three
    /// @param measured where the model's own gap changes sign along the edges, shares of the three
    public Plot ternary(Composition composition, List<String> names, double[] shares, List<double[]> measured) {
        return TernaryPlot.of(composition, names, shares, measured).provenance(provenance);
    }

    /// The shares of three species at a place of the ternary diagram, in its numbers.
    public static double[] shares(double x, double y) {
        return TernaryPlot.shares(x, y);
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
