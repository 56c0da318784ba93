package org.spinoscope.statistics;

import java.util.Arrays;
import java.util.Locale;

/// The values a statistic took when nothing was there. Immutable.
///
/// @param sorted `[draws]`, taken over and sorted in place
public record NullDistribution(double[] sorted) {

    /// Values this close (relatively) are equal: the same permutation, summed in another order.
    private static final double EQUAL = 1e-12;

    public NullDistribution {
        BucketSort.sort(sorted);
    }

    public int size() {
        return sorted.length;
    }

    /// How many values reach `observed`, up to rounding.
    public int countAtLeast(double observed) {
        double bound = observed - EQUAL * Math.abs(observed);
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] >= bound) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return sorted.length - low;
    }

    /// The quantile at `probability`, interpolated linearly (NumPy's and R's
    /// default).
    public double quantile(double probability) {
        return quantile(sorted, probability);
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElse(Double.NaN);
    }

    /// Counts in `bins` equal bins from `from` to `to`, the last one closed; values outside are
    /// not counted.
    public int[] histogram(double from, double to, int bins) {
        if (!(from < to) || bins < 1) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "No bins between %s and %s", from, to));
        }
        var counts = new int[bins];
        for (double value : sorted) {
            if (value >= from && value <= to) {
                counts[Math.min(bins - 1, (int) ((value - from) / (to - from) * bins))]++;
            }
        }
        return counts;
    }

    static double quantile(double[] sorted, double probability) {
        if (!(probability >= 0 && probability <= 1) || sorted.length == 0) {
            throw new IllegalArgumentException("No quantile " + probability + " of " + sorted.length + " values");
        }
        double place = probability * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NullDistribution that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%d values, median %.4g, 95th percentile %.4g", size(), quantile(0.5), quantile(0.95));
    }
}
