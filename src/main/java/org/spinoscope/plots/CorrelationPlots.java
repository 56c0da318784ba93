package org.spinoscope.plots;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Histogram;
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
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.MaxStatisticTest;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.CorrelationResult;

/// The figures of a correlation study: the head map, a head's scatter, and how surprising the largest |r| is.
public final class CorrelationPlots {

    /// Family-wise error rate at which the head map marks a cell.
    public static final double LEVEL = 0.05;

    /// What a dot in the head map means.
    public static final String SIGNIFICANT = "family-wise /{p} < " + LEVEL;

    private static final int BAND_POINTS = 60;
    private static final int BINS = 60;

    private final CorrelationResult result;
    private final Provenance provenance;

    public CorrelationPlots(CorrelationResult result, ProvenanceSource provenanceSource) {
        this.result = result;
        this.provenance = provenanceSource.provenance(
                result.request().prompts(),
                result.request().reading().toString(),
                Long.toString(result.request().seed()));
    }

    /// Pearson's r of every head, significant ones marked.
    ///
    /// @param selected outlined; none if empty
    public Plot headMap(Set<HeadId> selected) {
        return map(
                "Correlation of each head's gap with the model's", "Pearson /{r}", CorrelationResult.Head::r, selected);
    }

    /// Any quantity of the heads, symmetric about 0.
    public Plot map(
            String title, String quantity, ToDoubleFunction<CorrelationResult.Head> value, Set<HeadId> selected) {
        var grid = HeadMap.grid(
                result.heads().stream().map(CorrelationResult.Head::id).toList(),
                result.heads().stream().mapToDouble(value).toArray());
        return HeadMap.of(title, quantity, grid, ColourScale.symmetric(grid.values()), "%+.2f")
                .dots(significant(result), SIGNIFICANT)
                .selected(selected)
                .plot()
                .provenance(provenance);
    }

    /// Heads whose r the family-wise test finds.
    public static Set<HeadId> significant(CorrelationResult result) {
        return result.familyWise().optional().stream()
                .flatMap(test -> IntStream.range(0, result.heads().size())
                        .filter(h -> test.heads().get(h).p() < LEVEL)
                        .mapToObj(h -> result.heads().get(h).id()))
                .collect(Collectors.toSet());
    }

    /// Theory against model over the prompts, with the least-squares line and its 95 % band (Fig. 1).
    ///
    /// @param selected a prompt whose point is ringed; empty for none
    public Plot scatter(HeadId id, Optional<PromptPair> selected) {
        var plot = scatter(id);
        return selected.map(pair -> Rings.about(plot, pair.prompt())).orElse(plot);
    }

    /// Theory against model over the prompts, with the least-squares line and its 95 % band (Fig. 1).
    public Plot scatter(HeadId id) {
        var head = result.head(id);
        var pairs = result.gaps().tokenizedPrompts().used();
        var plot = Figure.titled("Head " + id + ": theory against model")
                .x(Axis.linear("Δ/{L}_{theory}"))
                .y(Axis.linear("Δ/{L}_{actual}"))
                .whenEmpty("no finite gaps")
                .provenance(provenance);
        plot = switch (head.fit()) {
            case Estimate.Defined<Regression>(Regression fit) -> withFit(plot, head, fit);
            case Estimate.Undefined<Regression>(String reason) -> plot.note("/{r} undefined: " + reason);
        };
        return plot.add(Points.at(Values.of(head.theory()), Values.of(result.actual()))
                .labelled(pairs.stream().map(CorrelationPlots::label).toList())
                .keyed(pairs.stream().map(PromptPair::prompt).toList()));
    }

    private static Plot withFit(Plot plot, CorrelationResult.Head head, Regression fit) {
        double low = Arrays.stream(head.theory()).min().orElseThrow();
        double high = Arrays.stream(head.theory()).max().orElseThrow();
        double margin = 0.05 * (high - low);
        var x = Values.linspace(low - margin, high + margin, BAND_POINTS);
        var band = fit.band(0.95);
        return plot.add(
                        Band.between(
                                        x,
                                        x.map(v -> band.apply(v).low()),
                                        x.map(v -> band.apply(v).high()))
                                .inked(Ink.Role.MUTED)
                                .named("95 % confidence band"),
                        Line.straight(fit.intercept(), fit.slope(), low - margin, high + margin)
                                .inked(Ink.Role.FOREGROUND)
                                .named("least squares"))
                .note("/{r} = " + NumberFormats.signed(fit.r(), 3) + ", /{r}^{2} = " + NumberFormats.fixed(fit.r2(), 3))
                .note("/{p} = " + NumberFormats.probabilityMarkup(fit.p()) + " (/{n} = " + fit.n() + ")");
    }

    /// The words of a pair, as a point's label.
    static String label(PromptPair pair) {
        return Markup.literal(pair.good() + "/" + pair.bad());
    }

    /// The largest |r| of all heads under permutation of the prompts, with the observed one marked.
    public Plot nullHistogram() {
        var plot = Figure.titled("Largest |/{r}| of " + result.heads().size() + " heads under permutation")
                .x(Axis.linear("max |/{r}|"))
                .y(Axis.linear("Permutations"))
                .provenance(provenance);
        return switch (result.familyWise()) {
            case Estimate.Undefined<MaxStatisticTest>(String reason) -> plot.whenEmpty(reason);
            case Estimate.Defined<MaxStatisticTest>(MaxStatisticTest test) -> {
                var maxima = test.nullMaxima();
                double low = Math.floor(20 * maxima.quantile(0)) / 20;
                var counts = maxima.histogram(low, 1, BINS);
                yield plot.add(
                                Histogram.of(
                                                Values.linspace(low, 1, BINS + 1),
                                                Values.of(Arrays.stream(counts)
                                                        .asDoubleStream()
                                                        .toArray()))
                                        .inked(Ink.series(5)),
                                ReferenceLine.atX(maxima.quantile(0.95), "95 %"),
                                ReferenceLine.atX(test.max(), "observed " + NumberFormats.fixed(test.max(), 3))
                                        .as(LineStyle.SOLID, Ink.Role.ACCENT))
                        .note("/{p}_{fw} = " + NumberFormats.probabilityMarkup(test.p()))
                        .note((test.exact() ? "all " : "")
                                + String.format(Locale.ROOT, "%,d permutations", maxima.size())
                                        .replace(',', '\u202f'));
            }
        };
    }

    /// The head's r without each prompt.
    public Plot leaveOneOut(HeadId id) {
        var head = result.head(id);
        var pairs = result.gaps().tokenizedPrompts().used();
        var plot = Plot.titled(id + ": r without each prompt").provenance(provenance);
        var left = head.leaveOneOut().optional();
        if (left.isEmpty()) {
            return plot.whenEmpty(head.leaveOneOut().whyUndefined().orElse("Undefined."));
        }
        var loo = left.get();
        var names = pairs.stream().map(CorrelationPlots::named).toList();
        var places = Values.of(IntStream.range(0, names.size()).asDoubleStream().toArray());
        return plot.x(Axis.linear("/{r} without the prompt"))
                .y(Axis.categories("", names).reverse())
                .add(
                        Points.at(Values.of(loo.r().stream().mapToDouble(r -> r).toArray()), places)
                                .as(Symbol.CIRCLE, 4.5, Ink.series(0))
                                .tooltips(names)
                                .keyed(pairs.stream().map(PromptPair::prompt).toList()),
                        ReferenceLine.atX(head.r(), "all").as(LineStyle.SOLID, Ink.Role.ACCENT));
    }

    private static String named(PromptPair pair) {
        return Markup.literal(pair.good() + " / " + pair.bad());
    }

    /// The heads with the largest |r|.
    public List<HeadId> strongest(int count) {
        return result.ranking().stream()
                .limit(count)
                .map(CorrelationResult.Head::id)
                .toList();
    }
}
