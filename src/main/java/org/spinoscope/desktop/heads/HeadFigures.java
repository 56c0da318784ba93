package org.spinoscope.desktop.heads;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.spinoscope.desktop.canvas.Marked;
import org.spinoscope.desktop.colours.ColourRange;
import org.spinoscope.desktop.results.AblationState;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Cell;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.CorrelationPlots;
import org.spinoscope.plots.ProvenanceSource;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.statistics.LeaveOneOut;
import org.spinoscope.study.CorrelationResult;

/// Figures of a correlation result for the screen, with the selected head and prompt marked.
final class HeadFigures {

    private static final double LEVEL = 0.05;

    private final Provenance provenance;
    private final ProvenanceSource provenanceSource;

    HeadFigures(Provenance provenance, ProvenanceSource provenanceSource) {
        this.provenance = provenance;
        this.provenanceSource = provenanceSource;
    }

    /// The map of all heads.
    ///
    /// @param range how far the colours of signed quantities reach; correlations always go from −1 to 1
    Figure map(Metric.At at, Metric metric, HeadId selected, ColourRange range) {
        var result = at.result();
        int layers =
                1 + result.heads().stream().mapToInt(h -> h.id().layer()).max().orElse(0);
        int columns =
                1 + result.heads().stream().mapToInt(h -> h.id().head()).max().orElse(0);
        var values = new double[layers][columns];
        for (var head : result.heads()) {
            values[head.id().layer()][head.id().head()] = metric.of(at, head);
        }
        var grid = Grid.of(values);
        var scale = metric.correlation()
                ? ColourScale.symmetric(1)
                : metric.signed() ? range.scale(grid.values()) : ColourScale.sequential(grid.values());
        var digits = metric.signed() && !metric.correlation()
                ? ColourRange.digits(Math.max(
                        Math.abs(grid.values().min()), Math.abs(grid.values().max())))
                : metric.format();
        var dots = marked(at, metric);
        var heatMap = HeatMap.of(metric.title(), grid, scale)
                .valued(digits)
                .dotted(
                        dots,
                        metric == Metric.EFFECT ? "sign-flip q < 0.05" : metric.aboutR() ? "family-wise p < 0.05" : "")
                .outlined(Set.of(new Cell(selected.layer(), selected.head())), selected.toString());
        return Plot.titled("All heads: " + metric.title())
                .subtitle(subtitle(at, metric))
                .frame(Plot.Frame.SQUARE)
                .x(Axis.indices("Head", columns))
                .y(Axis.indices("Layer", layers).reverse())
                .add(heatMap)
                .colourBar(metric.title(), scale)
                .provenance(provenance);
    }

    private static String subtitle(Metric.At at, Metric metric) {
        return switch (metric) {
            case GAP ->
                at.row() < 0
                        ? "this prompt is excluded from the study"
                        : "theory, on "
                                + label(at.result()
                                        .gaps()
                                        .tokenizedPrompts()
                                        .used()
                                        .get(at.row()));
            case EFFECT -> at.effects().map(AblationState::progress).orElse("");
            default -> "";
        };
    }

    private static Set<Cell> marked(Metric.At at, Metric metric) {
        return metric == Metric.EFFECT
                ? at.effects().map(HeadFigures::effective).orElse(Set.of())
                : metric.aboutR() ? significant(at.result()) : Set.of();
    }

    /// Heads whose mean effect the sign-flip test finds, once all are measured.
    private static Set<Cell> effective(AblationState known) {
        return known.result().stream()
                .flatMap(r -> r.heads().stream())
                .filter(h -> h.q() < LEVEL)
                .map(h -> new Cell(h.id().layer(), h.id().head()))
                .collect(Collectors.toSet());
    }

    private static Set<Cell> significant(CorrelationResult result) {
        var family = result.familyWise().optional();
        return IntStream.range(0, result.heads().size())
                .filter(i -> family.map(f -> f.heads().get(i).p() < LEVEL).orElse(false))
                .mapToObj(i -> result.heads().get(i).id())
                .map(id -> new Cell(id.layer(), id.head()))
                .collect(Collectors.toSet());
    }

    /// Theory against model for one head, the current prompt ringed.
    ///
    /// @param row the prompt's place among those that took part, −1 for none
    Figure scatter(CorrelationResult result, HeadId id, int row) {
        var plot = new CorrelationPlots(result, provenanceSource).scatter(id);
        return row < 0
                ? plot
                : Marked.ringed(
                        plot, result.gaps().tokenizedPrompts().used().get(row).prompt());
    }

    static String label(PromptPair pair) {
        return FigureLayout.literal(pair.good() + " / " + pair.bad());
    }

    /// Where the largest |r| of all heads lies among those of permuted prompts.
    Figure nullHistogram(CorrelationResult result) {
        return new CorrelationPlots(result, provenanceSource).nullHistogram();
    }

    /// The head's r without each prompt.
    Figure leaveOneOut(CorrelationResult result, HeadId id) {
        var head = result.head(id);
        var pairs = result.gaps().tokenizedPrompts().used();
        var plot = Plot.titled(id + ": r without each prompt").provenance(provenance);
        var left = head.leaveOneOut().optional();
        if (left.isEmpty()) {
            return plot.whenEmpty(head.leaveOneOut().whyUndefined().orElse("Undefined."));
        }
        LeaveOneOut loo = left.get();
        List<String> names = pairs.stream().map(HeadFigures::label).toList();
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
}
