package org.spinoscope.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
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

    /// Blocks that are done before threads for them would have started.
    private static final int FEW_BLOCKS = 4;

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
        return Arrays.stream(values).allMatch(Double::isFinite) ? Ranks.of(values) : values;
    }

    private static MaxStatisticTest test(HeadSamples samples, int budget, long seed, Progress progress) {
        var y = samples.y().unit();
        var permutations = new Permutations(y.length, budget, seed);
        var maxima = new double[permutations.total()];
        IntConsumer work = block -> maxAbs(
                samples.heads(),
                permutations.rows(block, y),
                permutations.width(block),
                maxima,
                block * Permutations.WIDTH);
        if (permutations.blocks() <= FEW_BLOCKS) {
            IntStream.range(0, permutations.blocks()).forEach(work);
        } else {
            ParallelBlocks.run(permutations.blocks(), work, progress, "Permuting prompts");
        }
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

    /// max over heads of |x_h · column| for every column: a matrix product with rows, whose inner loops run
    /// over columns. Every row is an array of its own, all indexed alike: only then does the compiler know
    /// that they cannot overlap and turns the loops into vector instructions. Sums run in the order of the
    /// prompts. Two heads share what is loaded of the rows; an odd last one is taken twice.
    private static void maxAbs(
            List<StandardizedVariable> heads, double[][] rows, int width, double[] maxima, int offset) {
        var one = new double[width];
        var two = new double[width];
        var largest = new double[width];
        for (int h = 0; h < heads.size(); h += 2) {
            int next = Math.min(h + 1, heads.size() - 1);
            products(heads.get(h).unit(), heads.get(next).unit(), rows, one, two);
            for (int j = 0; j < width; j++) {
                largest[j] = Math.max(largest[j], Math.max(Math.abs(one[j]), Math.abs(two[j])));
            }
        }
        System.arraycopy(largest, 0, maxima, offset, width);
    }

    private static void products(double[] x, double[] y, double[][] rows, double[] one, double[] two) {
        Arrays.fill(one, 0);
        Arrays.fill(two, 0);
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            addFour(x, y, rows, i, one, two);
        }
        for (; i < x.length; i++) {
            double a = x[i];
            double b = y[i];
            var row = rows[i];
            for (int j = 0; j < one.length; j++) {
                one[j] = Math.fma(a, row[j], one[j]);
                two[j] = Math.fma(b, row[j], two[j]);
            }
        }
    }

    private static void addFour(double[] x, double[] y, double[][] rows, int i, double[] one, double[] two) {
        double a = x[i];
        double b = x[i + 1];
        double c = x[i + 2];
        double d = x[i + 3];
        double e = y[i];
        double f = y[i + 1];
        double g = y[i + 2];
        double h = y[i + 3];
        var first = rows[i];
        var second = rows[i + 1];
        var third = rows[i + 2];
        var fourth = rows[i + 3];
        for (int j = 0; j < one.length; j++) {
            double p = first[j];
            double q = second[j];
            double r = third[j];
            double s = fourth[j];
            one[j] = Math.fma(d, s, Math.fma(c, r, Math.fma(b, q, Math.fma(a, p, one[j]))));
            two[j] = Math.fma(h, s, Math.fma(g, r, Math.fma(f, q, Math.fma(e, p, two[j]))));
        }
    }
}
