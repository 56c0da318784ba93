package org.spinoscope.desktop.heads;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.statistics.Regression;

/// One line of the ranking, which goes by what the map shows.
///
/// @param first share of bootstrap samples in which the head comes first; NaN before the bootstrap is there
/// @param gap ΔL theory on the current prompt; NaN if that is excluded
/// @param effect mean effect of removing the head, NaN before anything is known of it
public record RankedHead(
        int rank,
        HeadId head,
        double gap,
        double effect,
        double r,
        double r0,
        double rho,
        double p,
        double q,
        double low,
        double high,
        double first) {

    /// All heads, in the order of what the map shows.
    static List<RankedHead> all(Metric.At at, Metric by) {
        var result = at.result();
        var boot = result.bootstrap().optional();
        var order = result.ranking().stream()
                .sorted(Comparator.comparingDouble(head -> by.order(by.of(at, head))))
                .toList();
        var place = new HashMap<HeadId, Integer>();
        for (int i = 0; i < result.heads().size(); i++) {
            place.put(result.heads().get(i).id(), i);
        }
        return IntStream.range(0, order.size())
                .mapToObj(i -> {
                    var head = order.get(i);
                    int index = place.getOrDefault(head.id(), 0);
                    var interval =
                            boot.flatMap(b -> b.heads().get(index).interval().optional());
                    return new RankedHead(
                            i + 1,
                            head.id(),
                            Metric.GAP.of(at, head),
                            Metric.EFFECT.of(at, head),
                            head.r(),
                            head.fit().number(Regression::r0),
                            head.fit().number(Regression::spearman),
                            head.fit().number(Regression::p),
                            head.q(),
                            interval.map(v -> v.low()).orElse(Double.NaN),
                            interval.map(v -> v.high()).orElse(Double.NaN),
                            boot.map(b -> b.firstShare(index)).orElse(Double.NaN));
                })
                .toList();
    }
}
