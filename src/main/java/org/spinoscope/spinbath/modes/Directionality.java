package org.spinoscope.spinbath.modes;

import java.util.Arrays;

/// Whether columns or rows of W_eff are outliers (Saponati et al. 2025): (c − r)/(c + r), c and r the
/// sums of what column and row norms exceed their mean by more than two standard deviations.
final class Directionality {

    private static final double DEVIATIONS = 2;

    private Directionality() {}

    /// Between −1 (rows) and 1 (columns); 0 without outliers.
    static double of(double[] rows, double[] columns) {
        double r = excess(rows);
        double c = excess(columns);
        return c + r == 0 ? 0 : (c - r) / (c + r);
    }

    /// Norms that differ by rounding alone have no outliers.
    static double excess(double[] norms) {
        int n = norms.length;
        double mean = Arrays.stream(norms).sum() / n;
        double square =
                Arrays.stream(norms).map(norm -> (norm - mean) * (norm - mean)).sum();
        double limit = mean + DEVIATIONS * Math.sqrt(square / (n - 1));
        double rounding = n * Math.ulp(1.0) * mean;
        return Arrays.stream(norms)
                .map(norm -> norm - limit)
                .filter(excess -> excess > rounding)
                .sum();
    }
}
