package org.spinoscope.desktop.heads;

import java.util.Set;
import java.util.stream.Collectors;
import org.spinoscope.desktop.colours.ColourRange;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.AblationPlots;
import org.spinoscope.plots.CorrelationPlots;
import org.spinoscope.plots.HeadMap;
import org.spinoscope.study.AblationState;
import org.spinoscope.study.CorrelationResult;

/// The map of all heads by the chosen metric.
final class MetricMap {

    private final Metric.At at;
    private final Metric metric;

    MetricMap(Metric.At at, Metric metric) {
        this.at = at;
        this.metric = metric;
    }

    /// @param range how far the colours of signed quantities reach; correlations always go from −1 to 1
    Plot plot(HeadId selected, ColourRange range) {
        var heads = at.result().heads();
        var grid = HeadMap.grid(
                heads.stream().map(CorrelationResult.Head::id).toList(),
                heads.stream().mapToDouble(head -> metric.of(at, head)).toArray());
        return HeadMap.of(
                        "All heads: " + metric.title(),
                        metric.title(),
                        grid,
                        scale(grid.values(), range),
                        digits(grid.values()))
                .dots(dots(), dotted())
                .selected(selected)
                .plot()
                .subtitle(subtitle());
    }

    private ColourScale scale(Values values, ColourRange range) {
        if (metric.correlation()) {
            return ColourScale.symmetric(1);
        }
        return metric.signed() ? range.scale(values) : ColourScale.sequential(values);
    }

    private String digits(Values values) {
        return metric.signed() && !metric.correlation() ? HeadMap.digits(values) : metric.format();
    }

    private String subtitle() {
        return switch (metric) {
            case GAP -> at.row() < 0 ? "this prompt is excluded from the study" : "theory, on " + pair();
            case EFFECT -> at.effects().map(AblationState::progress).orElse("");
            default -> "";
        };
    }

    private String pair() {
        var pair = at.result().gaps().tokenizedPrompts().used().get(at.row());
        return Markup.literal(pair.good() + " / " + pair.bad());
    }

    private Set<HeadId> dots() {
        if (metric == Metric.EFFECT) {
            return at.effects().stream()
                    .flatMap(known -> known.result().stream())
                    .flatMap(result -> AblationPlots.effective(result).stream())
                    .collect(Collectors.toSet());
        }
        return metric.aboutR() ? CorrelationPlots.significant(at.result()) : Set.of();
    }

    private String dotted() {
        if (metric == Metric.EFFECT) {
            return AblationPlots.EFFECTIVE;
        }
        return metric.aboutR() ? CorrelationPlots.SIGNIFICANT : "";
    }
}
