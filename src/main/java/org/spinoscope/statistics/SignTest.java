package org.spinoscope.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/// How often x and y have the same sign. A pair with a zero in it takes no side and is left out, as in the sign test.
///
/// @param agree pairs with x·y > 0
/// @param compared pairs without a zero
/// @param p two-sided binomial p against a fair coin; 1 if nothing could be compared
public record SignTest(int agree, int compared, double p) {

    static SignTest of(double[] x, double[] y) {
        int agree = 0;
        int compared = 0;
        for (int i = 0; i < x.length; i++) {
            double product = Math.signum(x[i]) * Math.signum(y[i]);
            if (product != 0) {
                compared++;
                agree += product > 0 ? 1 : 0;
            }
        }
        double tail = BinomialDistribution.of(compared, 0.5).cumulativeProbability(Math.min(agree, compared - agree));
        return new SignTest(agree, compared, Math.min(1, 2 * tail));
    }
}
