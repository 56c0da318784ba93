package org.spinoscope.statistics;

/// Values less the mean of their relation.
final class WithinCentred {

    private WithinCentred() {}

    /// @param where finite (and no NaN) where a value is included
    /// @return 0 where a value is excluded or is alone in its relation
    static double[] of(double[] values, double[] where, int[] relation, int relations) {
        var sums = new double[relations];
        var counts = new int[relations];
        for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(where[i])) {
                sums[relation[i]] += values[i];
                counts[relation[i]]++;
            }
        }
        var centred = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int g = relation[i];
            centred[i] = Double.isFinite(where[i]) && counts[g] >= 2 ? values[i] - sums[g] / counts[g] : 0;
        }
        return centred;
    }
}
