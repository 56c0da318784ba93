package org.spinoscope.desktop.sweeps;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.statistics.ClusterBootstrap;
import org.spinoscope.statistics.Interval;
import org.spinoscope.sweep.SweepStatistics;
import org.spinoscope.sweep.SweepSummary;

/// One line of the ranking; what the tests add is NaN before they were run.
///
/// @param cluster 95 % interval of r by resampling relations
/// @param p of the head alone, by permutation
/// @param family by the largest of all heads
/// @param stepDown the same, step by step
record HeadRow(
        HeadId head,
        int n,
        double r,
        double r0,
        double within,
        double direct,
        double effect,
        Interval cluster,
        double p,
        double family,
        double stepDown,
        double q) {

    private static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    /// By falling |r_w|, undefined ones last.
    static List<HeadRow> all(SweepSummary summary, Optional<SweepStatistics> tested) {
        var r = summary.r();
        var within = summary.within();
        var n = summary.n();
        var q = tested.map(t -> t.test().q());
        return IntStream.range(0, r.length)
                .mapToObj(h -> new HeadRow(
                        summary.head(h),
                        n[h],
                        r[h],
                        summary.r0()[h],
                        within[h],
                        summary.direct()[h],
                        summary.effect()[h],
                        tested.flatMap(t -> t.clusters()
                                        .get(h)
                                        .map(ClusterBootstrap::interval)
                                        .optional())
                                .orElse(UNKNOWN),
                        tested.map(t -> t.test().p()[h]).orElse(Double.NaN),
                        tested.map(t -> t.test().family()[h]).orElse(Double.NaN),
                        tested.map(t -> t.test().stepDown()[h]).orElse(Double.NaN),
                        q.map(values -> values[h]).orElse(Double.NaN)))
                .sorted(Comparator.comparingDouble(
                        row -> Double.isNaN(row.within()) ? Double.POSITIVE_INFINITY : -Math.abs(row.within())))
                .toList();
    }
}
