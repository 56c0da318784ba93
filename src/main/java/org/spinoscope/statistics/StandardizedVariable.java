package org.spinoscope.statistics;

import java.util.Arrays;
import java.util.Locale;

/// One variable, split into its mean, its spread and its shape: `values = mean + norm · unit`, with `unit` of mean 0
/// and length 1. A correlation is then a plain dot product of two shapes.
final class StandardizedVariable {

    /// A spread below this share of the largest value is rounding, not variation.
    private static final double CONSTANT = 1e-13;

    private final double mean;
    private final double norm;
    private final double[] unit;

    private StandardizedVariable(double mean, double norm, double[] unit) {
        this.mean = mean;
        this.norm = norm;
        this.unit = unit;
    }

    /// @param name what a reason calls the variable
    /// @param least the fewest values that make sense
    static Estimate<StandardizedVariable> of(String name, double[] values, int least) {
        int n = values.length;
        if (n < least) {
            return Estimate.undefined(String.format(Locale.ROOT, "Only %d values: at least %d are needed.", n, least));
        }
        if (!finite(values)) {
            return Estimate.undefined(name + " contains NaN or an infinite value.");
        }
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        double spread = largest == 0 ? 0 : spreadOf(values, largest);
        if (spread <= CONSTANT) {
            return Estimate.undefined(name + " is constant.");
        }
        // A power of two scales without rounding, and keeps squares away from overflow and underflow.
        int exponent = Math.getExponent(largest);
        var unit = new double[n];
        for (int i = 0; i < n; i++) {
            unit[i] = Math.scalb(values[i], -exponent);
        }
        double mean = centre(unit);
        mean += centre(unit); // what the first pass rounded away
        double norm = 0;
        for (double d : unit) {
            norm += d * d;
        }
        norm = Math.sqrt(norm);
        for (int i = 0; i < n; i++) {
            unit[i] /= norm;
        }
        double trueNorm = Math.scalb(norm, exponent);
        if (!Double.isFinite(trueNorm)) {
            return Estimate.undefined(name + " is too large to compute with.");
        }
        return Estimate.of(new StandardizedVariable(Math.scalb(mean, exponent), trueNorm, unit));
    }

    double mean() {
        return mean;
    }

    /// √Σ(x − x̄)²
    double norm() {
        return norm;
    }

    /// `[n]`, shared: not to be written to.
    double[] unit() {
        return unit;
    }

    /// The correlation of two variables of the same length, within [−1, 1].
    double correlation(StandardizedVariable other) {
        double sum = 0;
        for (int i = 0; i < unit.length; i++) {
            sum += unit[i] * other.unit[i];
        }
        return Math.clamp(sum, -1.0, 1.0);
    }

    static boolean finite(double[] values) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    private static double spreadOf(double[] values, double largest) {
        double low = values[0];
        double high = values[0];
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return high / largest - low / largest;
    }

    private static double centre(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
        }
        return mean;
    }
}
