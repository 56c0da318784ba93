package org.spinoscope.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/// Student's t for a correlation of n pairs: r √((n−2)/(1−r²)) has n−2 degrees of freedom if nothing is correlated.
final class StudentT {

    private StudentT() {}

    /// Two-sided p of r.
    ///
    /// @param unexplained 1 − r², given apart because subtracting loses it when |r| is near 1
    static double twoSided(double r, double unexplained, int n) {
        if (unexplained <= 0) {
            return 0;
        }
        double t = Math.abs(r) * Math.sqrt((n - 2) / unexplained);
        return Math.min(1, 2 * TDistribution.of(n - 2).survivalProbability(t));
    }

    /// The t that a share `tail` exceeds, polished because the library's solver stops at 1e−9.
    static double critical(double tail, int degreesOfFreedom) {
        var law = TDistribution.of(degreesOfFreedom);
        double t = law.inverseSurvivalProbability(tail);
        for (int i = 0; i < 2 && Double.isFinite(t); i++) {
            t += (law.survivalProbability(t) - tail) / law.density(t);
        }
        return t;
    }
}
