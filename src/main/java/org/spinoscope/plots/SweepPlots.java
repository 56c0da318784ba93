package org.spinoscope.plots;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.Hexagons;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.statistics.FisherInterval;
import org.spinoscope.statistics.RelationSums;
import org.spinoscope.sweep.SweepStatistics;
import org.spinoscope.sweep.SweepSummary;

/// The figures of many prompts: the map of heads, a head's density, and its correlation relation
/// by relation.
public final class SweepPlots {

    /// What the map of heads can show.
    public enum Quantity {
        R("r", "Pearson /{r}", "Pooled correlation of ΔL theory and ΔL actual"),
        R0("r₀", "/{r}_{0}", "Uncentred correlation, about 0"),
        WITHIN("r within", "/{r}_{w}", "Correlation inside the relations: both gaps about their relation's means"),
        DIRECT("direct", "mean direct effect", "Mean direct logit attribution of the head as it is"),
        TOTAL("total", "mean total effect", "Mean change of the gap when the head is removed"),
        N("n", "prompts /{n}", "Prompts in which both gaps are defined");

        private final String title;
        private final String label;
        private final String meaning;

        Quantity(String title, String label, String meaning) {
            this.title = title;
            this.label = label;
            this.meaning = meaning;
        }

        public String title() {
            return title;
        }

        public String meaning() {
            return meaning;
        }
    }

    /// Family-wise error rate at which the map marks a head.
    private static final double LEVEL = 0.05;

    /// Fewer prompts than this are points of their own; more are counted in cells.
    private static final int POINTS = 400;

    private final SweepSummary summary;
    private final Provenance provenance;

    public SweepPlots(SweepSummary summary, Provenance provenance) {
        this.summary = summary;
        this.provenance = provenance;
    }

    /// A quantity's value of every head, layer by layer.
    public static double[] values(SweepSummary summary, Quantity quantity) {
        return switch (quantity) {
            case R -> summary.r();
            case R0 -> summary.r0();
            case WITHIN -> summary.within();
            case DIRECT -> summary.direct();
            case TOTAL -> summary.effect();
            case N -> Arrays.stream(summary.n()).asDoubleStream().toArray();
        };
    }

    /// One quantity of every head.
    ///
    /// @param tested marks the heads that the family-wise test finds; empty before it was run
    public Plot headMap(Quantity quantity, HeadId selected, Optional<SweepStatistics> tested) {
        var values = Values.of(values(summary, quantity));
        var label = quantity == Quantity.TOTAL && !summary.table().exact()
                ? quantity.label + " (first order)"
                : quantity.label;
        boolean signed = quantity != Quantity.N;
        var map = HeadMap.of(
                        "Heads over " + summary.count() + " prompts",
                        label,
                        new Grid(summary.layers(), summary.heads(), values),
                        signed ? ColourScale.symmetric(values) : ColourScale.sequential(values),
                        signed ? HeadMap.digits(values) : "%.0f")
                .selected(selected);
        var found = tested.map(this::found).orElse(Set.of());
        return (found.isEmpty() ? map : map.dots(found, "family-wise /{p} < " + NumberFormats.fixed(LEVEL, 2)))
                .plot()
                .provenance(provenance);
    }

    private Set<HeadId> found(SweepStatistics tested) {
        var family = tested.test().family();
        return IntStream.range(0, family.length)
                .filter(h -> family[h] < LEVEL)
                .mapToObj(summary::head)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Theory against model: counts in hexagons, single prompts as points, with the least-squares line.
    ///
    /// Points and cells are keyed by the number of a prompt.
    public Plot density(HeadId id) {
        var pairs = summary.pairs(id);
        var plot = Figure.titled("Head " + id + " over " + pairs.x().length + " prompts")
                .x(Axis.linear("Δ/{L}_{theory}"))
                .y(Axis.linear("Δ/{L}_{actual}"))
                .whenEmpty("No prompt has both gaps. Widen the filter.")
                .provenance(provenance);
        if (pairs.x().length == 0) {
            return plot;
        }
        plot = cells(plot, pairs);
        return line(plot, summary.sums().get(summary.place(id)), summary.r0()[summary.place(id)], pairs);
    }

    private static Plot cells(Plot plot, SweepSummary.Pairs pairs) {
        var comb = Honeycomb.of(pairs.x(), pairs.y());
        boolean few = pairs.x().length <= POINTS;
        var dense = comb.cells().stream()
                .filter(cell -> !few && cell.places().size() > 2)
                .toList();
        var single = comb.cells().stream()
                .filter(cell -> few || cell.places().size() <= 2)
                .flatMap(cell -> cell.places().stream())
                .mapToInt(Integer::intValue)
                .toArray();
        if (!dense.isEmpty()) {
            double most = dense.stream().mapToInt(c -> c.places().size()).max().orElse(1);
            var scale = new ColourScale(ColourScale.Kind.AMOUNT, 0, Math.max(1, Math.log10(most)));
            plot = plot.add(new Hexagons(
                            "prompts",
                            Values.of(dense.stream()
                                    .mapToDouble(Honeycomb.Cell::x)
                                    .toArray()),
                            Values.of(dense.stream()
                                    .mapToDouble(Honeycomb.Cell::y)
                                    .toArray()),
                            Values.of(dense.stream()
                                    .mapToDouble(cell -> cell.places().size())
                                    .toArray()),
                            dense.stream()
                                    .map(cell -> Integer.toString(pairs.prompts()[
                                            cell.places().get(cell.places().size() / 2)]))
                                    .toList(),
                            comb.width(),
                            comb.height(),
                            scale))
                    .colourBar("log_{10} prompts in a cell", scale);
        }
        return plot.add(Points.at(
                        Values.of(IntStream.of(single)
                                .mapToDouble(i -> pairs.x()[i])
                                .toArray()),
                        Values.of(IntStream.of(single)
                                .mapToDouble(i -> pairs.y()[i])
                                .toArray()))
                .as(Symbol.CIRCLE, few ? 3 : 2, Ink.series(0))
                .keyed(IntStream.of(single)
                        .mapToObj(i -> Integer.toString(pairs.prompts()[i]))
                        .toList()));
    }

    private static Plot line(Plot plot, RelationSums sums, double r0, SweepSummary.Pairs pairs) {
        double r = sums.pooled();
        int n = pairs.x().length;
        if (Double.isNaN(r)) {
            return plot.note("/{r} undefined: a gap does not change, or there are too few prompts");
        }
        double meanX = Arrays.stream(pairs.x()).average().orElse(0);
        double meanY = Arrays.stream(pairs.y()).average().orElse(0);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (pairs.x()[i] - meanX) * (pairs.x()[i] - meanX);
            xy += (pairs.x()[i] - meanX) * (pairs.y()[i] - meanY);
        }
        double slope = xy / xx;
        double low = Arrays.stream(pairs.x()).min().orElseThrow();
        double high = Arrays.stream(pairs.x()).max().orElseThrow();
        var fisher = FisherInterval.of(r, n);
        return plot.add(Line.straight(meanY - slope * meanX, slope, low, high)
                        .inked(Ink.Role.ACCENT)
                        .named("least squares, slope " + NumberFormats.significant(slope, 3)))
                .caption("/{r} = " + NumberFormats.signed(r, 3) + " [" + NumberFormats.signed(fisher.low(), 3) + ", "
                        + NumberFormats.signed(fisher.high(), 3) + "] if prompts were independent; /{r}_{w} = "
                        + NumberFormats.signed(sums.within(), 3) + ", /{r}_{0} = " + NumberFormats.signed(r0, 3)
                        + ", /{n} = " + n
                        + ".");
    }

    /// r of a head in every relation with its interval, smallest first, and the random-effects
    /// mean below.
    ///
    /// Points are keyed by the relation's name.
    public Plot forest(HeadId id) {
        var sums = summary.sums().get(summary.place(id));
        var rows = IntStream.range(0, summary.relations().size())
                .filter(g -> sums.n()[g] >= 3 && !Double.isNaN(sums.r(g)))
                .mapToObj(g -> ForestPlot.Row.of(summary.relations().get(g), sums.n()[g], sums.r(g)))
                .sorted(Comparator.comparingDouble(ForestPlot.Row::r))
                .toList();
        return new ForestPlot(id, rows, sums).plot(provenance);
    }
}
