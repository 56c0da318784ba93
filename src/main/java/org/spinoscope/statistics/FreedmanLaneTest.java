package org.spinoscope.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.ParallelBlocks;
import org.spinoscope.common.Progress;

/// Whether terms add to a model that already has others: the F of the added terms against its permutation null after
/// Freedman and Lane, who permute the residuals of the smaller model and so respect what it explains.
///
/// @param f ((RSS_small − RSS_full)/added)/(RSS_full/(n − coefficients))
/// @param p (1+#{≥})/(1+B), or #{≥}/n! if all permutations were taken
/// @param exact all n! permutations were taken, since they fitted the budget
public record FreedmanLaneTest(double f, double p, boolean exact) {

    /// @param base `[term][n]` terms of the smaller model, may be empty (the intercept alone)
    /// @param added `[term][n]` at least one more
    /// @param y `[n]`
    /// @return undefined where the full [LinearModel] is
    public static Estimate<FreedmanLaneTest> freedmanLane(
            double[][] base, double[][] added, double[] y, int permutations, long seed, Progress progress) {
        if (added.length == 0) {
            throw new IllegalArgumentException("No term is added");
        }
        var terms = Arrays.copyOf(base, base.length + added.length);
        System.arraycopy(added, 0, terms, base.length, added.length);
        return LinearModel.of(terms, y)
                .flatMap(full -> Design.of(terms, y.length))
                .flatMap(design -> StandardizedVariable.of("y", y, 0)
                        .map(v -> test(design, v.unit(), base.length + 1, permutations, seed, progress)));
    }

    private static FreedmanLaneTest test(
            Design design, double[] y, int small, int budget, long seed, Progress progress) {
        var residuals = design.residuals(y, small);
        double total = Design.dot(residuals, residuals);
        int freedom = design.n() - design.columns();
        var columns =
                IntStream.range(0, design.columns()).mapToObj(design::column).toList();
        // What the smaller model fits is orthogonal to the added columns and leaves no residual of its own, so
        // only the permuted residuals count.
        double observed = f(columns, small, residuals, total, freedom);

        var permutations = new Permutations(design.n(), budget, seed);
        var values = new double[permutations.total()];
        ParallelBlocks.run(
                permutations.blocks(),
                block -> {
                    int width = permutations.width(block);
                    var permuted = permutations.columns(block, residuals);
                    var one = new double[residuals.length];
                    for (int j = 0; j < width; j++) {
                        for (int i = 0; i < one.length; i++) {
                            one[i] = permuted[i * width + j];
                        }
                        values[block * Permutations.WIDTH + j] = f(columns, small, one, total, freedom);
                    }
                },
                progress,
                "Permuting residuals");
        int reached = new NullDistribution(values).countAtLeast(observed);
        double p = permutations.exact() ? (double) reached / values.length : (1.0 + reached) / (1.0 + values.length);
        return new FreedmanLaneTest(observed, p, permutations.exact());
    }

    private static double f(List<double[]> columns, int small, double[] residuals, double total, int freedom) {
        double left = total;
        double explained = 0;
        for (int j = 0; j < columns.size(); j++) {
            double along = Design.dot(columns.get(j), residuals);
            if (j < small) {
                left -= along * along;
            } else {
                explained += along * along;
            }
        }
        double added = columns.size() - small;
        return explained / added / ((left - explained) / freedom);
    }
}
