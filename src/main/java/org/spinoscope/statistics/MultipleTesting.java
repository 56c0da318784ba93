package org.spinoscope.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Corrections of p-values for testing many heads. NaN means an undefined test: it stays NaN and does
/// not count as a test.
public final class MultipleTesting {

    private MultipleTesting() {}

    /// Holds the chance of any false positive: min(1, m·p).
    ///
    /// @param p `[tests]`
    /// @return `[tests]`, in the order given
    public static double[] bonferroni(double[] p) {
        requireProbabilities(p);
        long tests = Arrays.stream(p).filter(v -> !Double.isNaN(v)).count();
        return Arrays.stream(p).map(v -> Math.min(1, v * tests)).toArray();
    }

    /// Benjamini–Hochberg q: the smallest false discovery rate at which the test would be kept,
    /// q of rank i = min over j ≥ i of m·p_j/j.
    ///
    /// @param p `[tests]`
    /// @return `[tests]`, in the order given
    public static double[] benjaminiHochberg(double[] p) {
        requireProbabilities(p);
        var order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toList();
        var q = new double[p.length];
        Arrays.fill(q, Double.NaN);
        double least = 1;
        for (int rank = order.size(); rank > 0; rank--) {
            int test = order.get(rank - 1);
            // The factor first: it is never below 1, so rounding cannot bring q below p.
            least = Math.min(least, p[test] * ((double) order.size() / rank));
            q[test] = least;
        }
        return q;
    }

    private static void requireProbabilities(double[] p) {
        for (double v : p) {
            if (v < 0 || v > 1) {
                throw new IllegalArgumentException("A p-value is between 0 and 1: " + v);
            }
        }
    }
}
