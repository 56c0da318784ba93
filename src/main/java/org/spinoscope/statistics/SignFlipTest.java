package org.spinoscope.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/// The mean of paired differences over prompts (with against without a head), and a sign-flip permutation test: if
/// the head does nothing, each difference could as well have had the other sign.
///
/// @param n differences
/// @param p two-sided: the share of sign patterns whose |sum| reaches the observed one; (1+#{≥})/(1+B) if drawn
/// @param exact all 2ⁿ sign patterns were counted
/// @param interval 95 % percentile bootstrap interval of the mean
public record SignFlipTest(int n, double mean, double p, boolean exact, Interval interval) {

    /// 2ⁿ patterns are counted as pairs of two tables of 2^(n/2) half sums, which reaches this far.
    private static final int MOST_EXACT = 32;

    /// Sums this close (relative to Σ|d|) are equal: the same pattern, summed in another order.
    private static final double EQUAL = 1e-13;

    private static final double LEVEL = 0.95;

    /// @param differences `[prompt]`
    /// @param flips sign patterns to draw for more than 32 prompts; up to there all are counted
    /// @param resamples for the bootstrap interval
    /// @return undefined for fewer than two differences, NaN or infinity
    public static Estimate<SignFlipTest> of(double[] differences, int flips, int resamples, long seed) {
        if (flips < 1 || resamples < 1) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "No test from %d flips, %d resamples", flips, resamples));
        }
        int n = differences.length;
        if (n < 2) {
            return Estimate.undefined(String.format(Locale.ROOT, "Only %d differences: at least 2 are needed.", n));
        }
        double total = Arrays.stream(differences).map(Math::abs).sum();
        if (!Double.isFinite(total)) {
            return Estimate.undefined("The differences contain NaN or an infinite value.");
        }
        var streams = Permutations.streams(seed, 2);
        double mean = Arrays.stream(differences).sum() / n;
        double bound = Math.abs(mean * n) - EQUAL * total;
        boolean exact = n <= MOST_EXACT;
        double p = exact ? counted(differences, bound) : drawn(differences, bound, flips, streams[0]);
        return Estimate.of(new SignFlipTest(n, mean, p, exact, interval(differences, resamples, streams[1])));
    }

    /// The share of the 2ⁿ sums ±d_1 ± … ± d_n with |sum| ≥ bound.
    private static double counted(double[] d, double bound) {
        var left = signedSums(Arrays.copyOfRange(d, 0, d.length / 2));
        var right = signedSums(Arrays.copyOfRange(d, d.length / 2, d.length));
        // Signed sums are symmetric about 0, so both tails weigh the same unless they meet.
        if (bound <= 0) {
            return 1;
        }
        long reached = 0;
        int from = right.length;
        for (double sum : left) { // ascending: the first partner that reaches the bound moves down
            while (from > 0 && sum + right[from - 1] >= bound) {
                from--;
            }
            reached += right.length - from;
        }
        return 2.0 * reached / ((double) left.length * right.length);
    }

    /// All 2^k signed sums, ascending.
    private static double[] signedSums(double[] d) {
        var sums = new double[1 << d.length];
        int filled = 1;
        for (double value : d) {
            for (int i = 0; i < filled; i++) {
                sums[filled + i] = sums[i] - value;
                sums[i] += value;
            }
            filled *= 2;
        }
        Arrays.sort(sums);
        return sums;
    }

    private static double drawn(double[] d, double bound, int flips, SplittableRandom random) {
        int reached = 0;
        for (int flip = 0; flip < flips; flip++) {
            double sum = 0;
            long signs = 0;
            for (int i = 0; i < d.length; i++) {
                signs = i % Long.SIZE == 0 ? random.nextLong() : signs >>> 1;
                sum += (signs & 1) == 0 ? d[i] : -d[i];
            }
            reached += Math.abs(sum) >= bound ? 1 : 0;
        }
        return (1.0 + reached) / (1.0 + flips);
    }

    private static Interval interval(double[] d, int resamples, SplittableRandom random) {
        var means = new double[resamples];
        for (int draw = 0; draw < resamples; draw++) {
            double sum = 0;
            for (int i = 0; i < d.length; i++) {
                sum += d[random.nextInt(d.length)];
            }
            means[draw] = sum / d.length;
        }
        Arrays.sort(means);
        return Bootstrap.percentiles(means, LEVEL);
    }
}
