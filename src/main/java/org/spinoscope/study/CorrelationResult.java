package org.spinoscope.study;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.statistics.Bootstrap;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.LeaveOneOut;
import org.spinoscope.statistics.MaxStatisticTest;
import org.spinoscope.statistics.MultipleTesting;
import org.spinoscope.statistics.Regression;

/// What a correlation study found.
///
/// @param gaps theory and model, pair by pair
/// @param heads every head's statistics, layer by layer
/// @param familyWise how surprising the largest |r| of all heads is
/// @param familyWiseRho the same for the largest Spearman |ρ|
/// @param bootstrap how the r would vary over other prompts
public record CorrelationResult(
        CorrelationStudy.Request request,
        CorrelationStudy.Gaps gaps,
        List<Head> heads,
        Estimate<MaxStatisticTest> familyWise,
        Estimate<MaxStatisticTest> familyWiseRho,
        Estimate<Bootstrap> bootstrap) {

    /// One head's statistics.
    ///
    /// @param theory ΔL_theory `[prompt]`
    /// @param fit regression of the actual on the theoretical gap
    /// @param bonferroni p times the number of heads; NaN if undefined
    /// @param q Benjamini–Hochberg; NaN if undefined
    /// @param leaveOneOut r without each prompt
    public record Head(
            HeadId id,
            double[] theory,
            Estimate<Regression> fit,
            double bonferroni,
            double q,
            Estimate<LeaveOneOut> leaveOneOut) {

        /// Pearson's r, NaN if undefined.
        public double r() {
            return fit.number(Regression::r);
        }
    }

    static CorrelationResult of(
            CorrelationStudy.Request request,
            CorrelationStudy.Gaps gaps,
            Estimate<MaxStatisticTest> familyWise,
            Estimate<MaxStatisticTest> familyWiseRho,
            Estimate<Bootstrap> bootstrap) {
        var theory = gaps.perHead();
        var fits = IntStream.range(0, theory.length)
                .parallel()
                .mapToObj(h -> Regression.of(theory[h], gaps.actual()))
                .toList();
        var p = fits.stream().mapToDouble(fit -> fit.number(Regression::p)).toArray();
        var bonferroni = MultipleTesting.bonferroni(p);
        var q = MultipleTesting.benjaminiHochberg(p);
        var heads = IntStream.range(0, theory.length)
                .parallel()
                .mapToObj(h -> new Head(
                        gaps.heads().get(h),
                        theory[h],
                        fits.get(h),
                        bonferroni[h],
                        q[h],
                        LeaveOneOut.of(theory[h], gaps.actual())))
                .toList();
        return new CorrelationResult(request, gaps, heads, familyWise, familyWiseRho, bootstrap);
    }

    /// ΔL_actual `[prompt]`.
    public double[] actual() {
        return gaps.actual();
    }

    /// One head's statistics.
    public Head head(HeadId id) {
        return heads.stream()
                .filter(head -> head.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + id + " in this study"));
    }

    /// Heads by falling |r|; those without an r come last.
    public List<Head> ranking() {
        return heads.stream()
                .sorted(Comparator.comparingDouble(
                        (Head head) -> Double.isNaN(head.r()) ? Double.POSITIVE_INFINITY : -Math.abs(head.r())))
                .toList();
    }

    /// A head's place in [#ranking], counted from 1.
    public int rank(HeadId id) {
        var ranking = ranking();
        return 1
                + IntStream.range(0, ranking.size())
                        .filter(i -> ranking.get(i).id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
