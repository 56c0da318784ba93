package org.spinoscope.sweep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.statistics.ClusterBootstrap;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.HeldOutSplits;
import org.spinoscope.statistics.Heterogeneity;
import org.spinoscope.statistics.RelationSums;
import org.spinoscope.statistics.SampleSizeCurve;
import org.spinoscope.statistics.WithinRelationTest;

/// What a sweep says about the heads: correlations with what they owe to their relations.
///
/// @param sums of each head over the relations
/// @param r0 uncentred correlation of each head, NaN if undefined
/// @param clusters the cluster bootstrap of each head's pooled r
/// @param head the head in detail
/// @param splits chosen on one half of the relations, tested on the other
/// @param splitP permutation p of the first two splits' heads on the halves that test
public record SweepStatistics(
        SweepData data,
        Request request,
        List<RelationSums> sums,
        double[] r0,
        List<Estimate<ClusterBootstrap>> clusters,
        WithinRelationTest test,
        HeadId head,
        Estimate<Heterogeneity> heterogeneity,
        List<SampleSizeCurve.Point> curve,
        List<HeldOutSplits> splits,
        double[] splitP) {

    /// The request.
    ///
    /// @param head to look at closely; empty for the one with the largest |r_w|
    /// @param reading which of the plan's Readings, from 1
    public record Request(Optional<HeadId> head, int reading, int permutations, int resamples, long seed) {

        /// @throws UserException if a number makes no sense
        public Request {
            if (permutations < 1 || resamples < 2) {
                throw new UserException("At least one permutation and two resamples are needed.");
            }
        }
    }

    /// Computes them.
    ///
    /// @throws UserException if the sweep has no such head or fewer than three prompts
    public static SweepStatistics of(SweepData data, Request request, Progress progress) {
        if (data.prompts() < 3) {
            throw new UserException(
                    "The sweep has " + data.prompts() + " prompts with a ΔL_actual; at least 3 are needed.");
        }
        int relations = data.relations().size();
        var sums = Arrays.stream(data.theory())
                .map(x -> RelationSums.of(x, data.actual(), data.relation(), relations))
                .toList();
        progress.at(0.02, "Resampling relations");
        var draws = ClusterBootstrap.draws(relations, request.resamples(), request.seed());
        var clusters = new ArrayList<Estimate<ClusterBootstrap>>();
        for (var ofHead : sums) {
            clusters.add(ClusterBootstrap.of(ofHead, draws));
        }
        var test = WithinRelationTest.of(
                data.theory(),
                data.actual(),
                data.relation(),
                relations,
                request.permutations(),
                request.seed(),
                progress.part(0.05, 0.8));
        var head = chosen(data, request, test);
        int place = head.layer() * data.heads() + head.head();
        progress.at(0.8, "Curve of r against n");
        var curve = curve(data, data.theory()[place], request.seed());
        var splits = HeldOutSplits.of(sums, data.sizes(), request.seed());
        return new SweepStatistics(
                data,
                request,
                sums,
                Arrays.stream(data.theory())
                        .mapToDouble(x -> uncentred(x, data.actual()))
                        .toArray(),
                List.copyOf(clusters),
                test,
                head,
                Heterogeneity.of(sums.get(place)),
                curve,
                splits,
                splitP(data, request, splits, progress.part(0.85, 1)));
    }

    private static HeadId chosen(SweepData data, Request request, WithinRelationTest test) {
        if (request.head().isPresent()) {
            var head = request.head().get();
            if (head.layer() >= data.layers() || head.head() >= data.heads()) {
                throw new UserException("There is no " + head + " in a model of " + data.layers() + " layers with "
                        + data.heads() + " heads.");
            }
            return head;
        }
        int best = IntStream.range(0, test.r().length)
                .filter(h -> !Double.isNaN(test.r()[h]))
                .boxed()
                .max(java.util.Comparator.comparingDouble((Integer h) -> Math.abs(test.r()[h])))
                .orElse(0);
        return new HeadId(best / data.heads(), best % data.heads());
    }

    private static List<SampleSizeCurve.Point> curve(SweepData data, double[] x, long seed) {
        var finite =
                IntStream.range(0, x.length).filter(i -> Double.isFinite(x[i])).toArray();
        return SampleSizeCurve.of(
                IntStream.of(finite).mapToDouble(i -> x[i]).toArray(),
                IntStream.of(finite).mapToDouble(i -> data.actual()[i]).toArray(),
                seed);
    }

    /// The first two splits' p; the others are a distribution and have none.
    private static double[] splitP(SweepData data, Request request, List<HeldOutSplits> splits, Progress progress) {
        var p = new double[Math.min(2, splits.size())];
        for (int s = 0; s < p.length; s++) {
            var split = splits.get(s);
            var there = IntStream.range(0, data.prompts())
                    .filter(i -> split.testedOn()[data.relation()[i]])
                    .toArray();
            var x = data.theory()[split.head()];
            p[s] = WithinRelationTest.single(
                    IntStream.of(there).mapToDouble(i -> x[i]).toArray(),
                    IntStream.of(there).mapToDouble(i -> data.actual()[i]).toArray(),
                    IntStream.of(there).map(i -> data.relation()[i]).toArray(),
                    data.relations().size(),
                    request.permutations(),
                    request.seed() + 1,
                    progress.part(s / 2.0, (s + 1) / 2.0));
        }
        return p;
    }

    private static double uncentred(double[] x, double[] y) {
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i])) {
                xx += x[i] * x[i];
                yy += y[i] * y[i];
                xy += x[i] * y[i];
            }
        }
        return xx > 0 && yy > 0 ? Math.clamp(xy / Math.sqrt(xx * yy), -1.0, 1.0) : Double.NaN;
    }
}
