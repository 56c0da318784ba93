package org.spinoscope.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.spinoscope.common.ParallelBlocks;
import org.spinoscope.common.Progress;

/// How surprising the largest |r| is, given that it is the largest of many heads: y is permuted over the prompts and
/// max|r| taken over the heads, which keeps how the heads depend on each other.
///
/// @param first the head with the largest |r|
/// @param max its |r|
/// @param p of that maximum: (1+#{≥})/(1+B), or #{≥}/n! if all permutations were taken
/// @param heads every head's r and its adjusted p (single-step maxT)
/// @param nullMaxima max|r| of every permutation
/// @param exact all n! permutations were taken, since they fitted the budget
public record MaxStatisticTest(
        int first, double max, double p, List<Head> heads, NullDistribution nullMaxima, boolean exact) {

    /// @param r its correlation, NaN if undefined
    /// @param p the chance that any head reaches |r| if none is correlated, NaN if undefined
    public record Head(double r, double p) {}

    public MaxStatisticTest {
        heads = List.copyOf(heads);
    }

    /// @param x `[head][prompt]`; a head whose values are constant or not finite is left out
    /// @param y `[prompt]`
    /// @param permutations the budget B
    /// @param seed the same seed gives the same result on any number of processors
    /// @return undefined if y is degenerate or no head is left
    public static Estimate<MaxStatisticTest> maxAbsCorrelation(
            double[][] x, double[] y, int permutations, long seed, Progress progress) {
        return HeadSamples.of(x, y).map(samples -> test(samples, permutations, seed, progress));
    }

    /// The same for Spearman's ρ: both sides are replaced by their ranks, ties at their mean rank.
    ///
    /// @return undefined if y is degenerate or no head is left
    public static Estimate<MaxStatisticTest> maxAbsSpearman(
            double[][] x, double[] y, int permutations, long seed, Progress progress) {
        return maxAbsCorrelation(
                Arrays.stream(x).map(MaxStatisticTest::ranks).toArray(double[][]::new),
                ranks(y),
                permutations,
                seed,
                progress);
    }

    /// Ranks; values that cannot be ranked stay as they are, so that they are refused as such.
    private static double[] ranks(double[] values) {
        return Arrays.stream(values).allMatch(Double::isFinite) ? new NaturalRanking().apply(values) : values;
    }

    private static MaxStatisticTest test(HeadSamples samples, int budget, long seed, Progress progress) {
        var y = samples.y().unit();
        var permutations = new Permutations(y.length, budget, seed);
        var maxima = new double[permutations.total()];
        ParallelBlocks.run(
                permutations.blocks(),
                block -> maxAbs(
                        samples.heads(),
                        permutations.columns(block, y),
                        permutations.width(block),
                        maxima,
                        block * Permutations.WIDTH),
                progress,
                "Permuting prompts");
        var distribution = new NullDistribution(maxima);
        boolean exact = permutations.exact();

        var heads = new ArrayList<Head>();
        int first = -1;
        double max = -1;
        for (int h = 0; h < samples.count(); h++) {
            double r = samples.correlation(h);
            heads.add(new Head(r, Double.isNaN(r) ? Double.NaN : p(distribution, exact, Math.abs(r))));
            if (Math.abs(r) > max) {
                max = Math.abs(r);
                first = h;
            }
        }
        return new MaxStatisticTest(first, max, p(distribution, exact, max), heads, distribution, exact);
    }

    private static double p(NullDistribution maxima, boolean exact, double observed) {
        int reached = maxima.countAtLeast(observed);
        return exact ? (double) reached / maxima.size() : (1.0 + reached) / (1.0 + maxima.size());
    }

    /// max over heads of |x_h · column| for every column: a matrix product with rows, whose inner loops run over
    /// columns so that the compiler turns them into vector instructions. Eight rows are added before a sum is stored,
    /// in the order of the prompts, so that sums have the same bits whatever the blocking.
    private static void maxAbs(
            List<StandardizedVariable> heads, double[] columns, int width, double[] maxima, int offset) {
        var sums = new double[width];
        var largest = new double[width];
        for (var head : heads) {
            product(head.unit(), columns, width, sums);
            for (int j = 0; j < width; j++) {
                largest[j] = Math.max(largest[j], Math.abs(sums[j]));
            }
        }
        System.arraycopy(largest, 0, maxima, offset, width);
    }

    private static void product(double[] x, double[] columns, int width, double[] sums) {
        Arrays.fill(sums, 0);
        int i = 0;
        for (; i + 7 < x.length; i += 8) {
            addEight(x, i, columns, width, sums);
        }
        if (i + 3 < x.length) {
            addFour(x, i, columns, width, sums);
            i += 4;
        }
        for (; i < x.length; i++) {
            double a = x[i];
            for (int j = 0; j < width; j++) {
                sums[j] += a * columns[i * width + j];
            }
        }
    }

    private static void addEight(double[] x, int i, double[] columns, int width, double[] sums) {
        double a = x[i];
        double b = x[i + 1];
        double c = x[i + 2];
        double d = x[i + 3];
        double e = x[i + 4];
        double f = x[i + 5];
        double g = x[i + 6];
        double h = x[i + 7];
        int row = i * width;
        for (int j = 0; j < width; j++) {
            double first = sums[j]
                    + (a * columns[row + j]
                            + b * columns[row + width + j]
                            + c * columns[row + 2 * width + j]
                            + d * columns[row + 3 * width + j]);
            sums[j] = first
                    + (e * columns[row + 4 * width + j]
                            + f * columns[row + 5 * width + j]
                            + g * columns[row + 6 * width + j]
                            + h * columns[row + 7 * width + j]);
        }
    }

    private static void addFour(double[] x, int i, double[] columns, int width, double[] sums) {
        double a = x[i];
        double b = x[i + 1];
        double c = x[i + 2];
        double d = x[i + 3];
        int row = i * width;
        for (int j = 0; j < width; j++) {
            sums[j] += a * columns[row + j]
                    + b * columns[row + width + j]
                    + c * columns[row + 2 * width + j]
                    + d * columns[row + 3 * width + j];
        }
    }
}
