package org.spinoscope.plots;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Cell;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Histogram;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
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
        int layers = 1 + result.heads().getLast().id().layer();
        int heads = 1 + result.heads().getLast().id().head();
        var values = result.heads().stream().mapToDouble(value).toArray();
        double largest = Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(1);
        var scale = ColourScale.symmetric(largest == 0 ? 1 : largest);
        var heatMap = HeatMap.of(quantity, Grid.of(layers, heads, i -> values[i]), scale)
                .valued("%+.2f")
                .dotted(significant(), "family-wise /{p} < " + LEVEL);
        if (!selected.isEmpty()) {
            heatMap = heatMap.outlined(cells(selected), "selected head");
        }
        return Figure.titled(title)
                .x(Axis.indices("Head", heads))
                .y(Axis.indices("Layer", layers).reverse())
                .frame(Plot.Frame.SQUARE)
                .add(heatMap)
                .colourBar(quantity, scale)
                .provenance(provenance);
    }

    private Set<Cell> significant() {
        var marked = new HashSet<Cell>();
        if (result.familyWise() instanceof Estimate.Defined<MaxStatisticTest>(MaxStatisticTest test)) {
            for (int h = 0; h < result.heads().size(); h++) {
                if (test.heads().get(h).p() < LEVEL) {
                    var id = result.heads().get(h).id();
                    marked.add(new Cell(id.layer(), id.head()));
                }
            }
        }
        return marked;
    }

    private static Set<Cell> cells(Set<HeadId> heads) {
        var cells = new HashSet<Cell>();
        heads.forEach(id -> cells.add(new Cell(id.layer(), id.head())));
        return cells;
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
        return plot.add(
                        Band.between(
                                        x,
                                        x.map(v -> fit.band(0.95, v).low()),
                                        x.map(v -> fit.band(0.95, v).high()))
                                .inked(Ink.Role.MUTED)
                                .named("95 % confidence band"),
                        Line.straight(fit.intercept(), fit.slope(), low - margin, high + margin)
                                .inked(Ink.Role.FOREGROUND)
                                .named("least squares"))
                .note("/{r} = " + Numbers.signed(fit.r(), 3) + ", /{r}^{2} = " + Numbers.plain(fit.r2(), 3))
                .note("/{p} = " + Numbers.probability(fit.p()) + " (/{n} = " + fit.n() + ")");
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
                                ReferenceLine.atX(test.max(), "observed " + Numbers.plain(test.max(), 3))
                                        .as(LineStyle.SOLID, Ink.Role.ACCENT))
                        .note("/{p}_{fw} = " + Numbers.probability(test.p()))
                        .note((test.exact() ? "all " : "")
                                + String.format(Locale.ROOT, "%,d permutations", maxima.size())
                                        .replace(',', '\u202f'));
            }
        };
    }

    /// The heads with the largest |r|.
    public List<HeadId> strongest(int count) {
        return result.ranking().stream()
                .limit(count)
                .map(CorrelationResult.Head::id)
                .toList();
    }
}
