package org.spinoscope.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// Fisher's z interval of a correlation of independent pairs.
public final class FisherInterval {

    private static final double CRITICAL = NormalDistribution.of(0, 1).inverseSurvivalProbability(0.025);

    private FisherInterval() {}

    /// The 95 % interval; all of [−1, 1] for three pairs, undefined (NaN) for fewer or an undefined r.
    public static Interval of(double r, int n) {
        if (Double.isNaN(r) || n < 3) {
            return new Interval(Double.NaN, Double.NaN);
        }
        if (n == 3) {
            return new Interval(-1, 1);
        }
        double half = CRITICAL / Math.sqrt(n - 3);
        return new Interval(Math.tanh(atanh(r) - half), Math.tanh(atanh(r) + half));
    }

    static double atanh(double r) {
        return 0.5 * (Math.log1p(r) - Math.log1p(-r));
    }
}
