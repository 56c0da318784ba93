package org.spinoscope.statistics;

import java.util.Arrays;

/// Ranks from 1, ties at their mean rank.
final class Ranks {

    private Ranks() {}

    /// @param values finite `[n]`
    static double[] of(double[] values) {
        var sorted = new double[values.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = values[i] + 0.0; // −0 and 0 are equal
        }
        Arrays.sort(sorted);
        var means = means(sorted);
        return Arrays.stream(values)
                .map(value -> means[Arrays.binarySearch(sorted, value + 0.0)])
                .toArray();
    }

    /// The mean rank of the values that are equal to the one at each place.
    private static double[] means(double[] sorted) {
        var means = new double[sorted.length];
        int from = 0;
        while (from < sorted.length) {
            int to = from + 1;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            Arrays.fill(means, from, to, (from + 1 + to) / 2.0);
            from = to;
        }
        return means;
    }
}
