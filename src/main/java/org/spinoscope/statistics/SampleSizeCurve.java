package org.spinoscope.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// r against the number of prompts.
public final class SampleSizeCurve {

    private static final int SUBSETS = 200;

    private SampleSizeCurve() {}

    /// @param r over the first n prompts of one seeded order; NaN if undefined
    /// @param range 5 % to 95 % of r over 200 subsets of n prompts
    public record Point(int n, double r, Interval fisher, Interval range) {}

    /// n = 20, 50, 100, 200, 500, … and all.
    ///
    /// @param x finite `[prompt]`
    /// @param y finite `[prompt]`
    public static List<Point> of(double[] x, double[] y, long seed) {
        var random = new SplittableRandom(seed);
        var order = identity(x.length);
        shuffle(order, order.length, random);
        var points = new ArrayList<Point>();
        for (int n : sizes(x.length)) {
            double r = r(x, y, order, n);
            points.add(new Point(n, r, FisherInterval.of(r, n), range(x, y, n, random)));
        }
        return List.copyOf(points);
    }

    static List<Integer> sizes(int all) {
        var sizes = new ArrayList<Integer>();
        for (long scale = 10; scale <= all; scale *= 10) {
            for (long n : new long[] {scale, 2 * scale, 5 * scale}) {
                if (n >= 20 && n < all) {
                    sizes.add((int) n);
                }
            }
        }
        sizes.add(all);
        return sizes;
    }

    private static Interval range(double[] x, double[] y, int n, SplittableRandom random) {
        var order = identity(x.length);
        var values = new double[n == x.length ? 1 : SUBSETS];
        for (int i = 0; i < values.length; i++) {
            shuffle(order, n, random);
            values[i] = r(x, y, order, n);
        }
        var defined = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        return defined.length == 0
                ? new Interval(Double.NaN, Double.NaN)
                : new Interval(NullDistribution.quantile(defined, 0.05), NullDistribution.quantile(defined, 0.95));
    }

    private static int[] identity(int n) {
        var order = new int[n];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /// Draws the first `n` without replacement.
    private static void shuffle(int[] order, int n, SplittableRandom random) {
        for (int i = 0; i < n; i++) {
            int j = i + random.nextInt(order.length - i);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    private static double r(double[] x, double[] y, int[] order, int n) {
        var a = new double[n];
        var b = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = x[order[i]];
            b[i] = y[order[i]];
        }
        return RelationSums.of(a, b, new int[n], 1).pooled();
    }
}
