package org.spinoscope.study;

import java.util.stream.DoubleStream;

/// The next-token distribution P_v ∝ exp(L_v/T) at one temperature, eq. (6).
///
/// @param t temperature T > 0
/// @param entropyBits S = −Σ P log₂ P, eq. (7)
/// @param top1 the largest probability, eq. (8)
/// @param variance Var_P(L)
/// @param entropySlope dS/dT = Var_P(L)/(T³ ln 2), bits per unit of temperature
/// @param heatCapacity Var_P(L)/T²
public record Temperature(
        double t, double entropyBits, double top1, double variance, double entropySlope, double heatCapacity) {

    /// The distribution's summary for these logits. Logits are shifted by their maximum first, so no T is too small.
    ///
    /// @throws IllegalArgumentException unless T is positive and finite
    public static Temperature of(float[] logits, double t) {
        if (!(t > 0) || Double.isInfinite(t)) {
            throw new IllegalArgumentException("A temperature is positive: " + t);
        }
        return of(logits, largest(logits), t);
    }

    static double largest(float[] logits) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        return largest;
    }

    /// @param largest the largest of the logits
    static Temperature of(float[] logits, double largest, double t) {
        var sums = BoltzmannSums.of(logits, largest, t);
        double z = sums.z();
        double mean = sums.first() / z;
        double variance = Math.max(0, sums.second() / z - mean * mean);
        double entropy = (Math.log(z) - mean / t) / Math.log(2);
        return new Temperature(t, entropy, 1 / z, variance, variance / (t * t * t * Math.log(2)), variance / (t * t));
    }

    /// `count` temperatures from `low` to `high`, evenly spaced.
    public static double[] range(double low, double high, int count) {
        return DoubleStream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> count == 1 ? low : low + i * (high - low) / (count - 1))
                .toArray();
    }

    /// The T where the largest probability 1/Z is ½; NaN if it is not crossed between `low` and `high`.
    ///
    /// By Newton's steps on ln Z = ln 2, whose slope is −⟨L − max⟩/T², kept inside the bracket.
    public static double halfTop1(float[] logits, double low, double high) {
        var below = of(logits, low);
        var above = of(logits, high);
        return below.top1() < 0.5 || above.top1() > 0.5 ? Double.NaN : halfTop1Within(logits, below, above);
    }

    /// The same where the largest probability is known to be ½ or more at `low` and ½ or less at `high`.
    static double halfTop1Within(float[] logits, Temperature low, Temperature high) {
        double largest = largest(logits);
        double below = low.t();
        double above = high.t();
        double rise = Math.log(low.top1()) - Math.log(high.top1());
        double t = rise > 0 ? below + (above - below) * Math.log(2 * low.top1()) / rise : below;
        for (int i = 0; i < 60 && above - below > 1e-9 * above; i++) {
            var here = of(logits, largest, t);
            double logZ = -Math.log(here.top1());
            if (here.top1() >= 0.5) {
                below = t;
            } else {
                above = t;
            }
            double slope = (here.entropyBits() * Math.log(2) - logZ) / t;
            double next = t - (logZ - Math.log(2)) / slope;
            if (Math.abs(next - t) <= 1e-7 * t) { // the step squares the error
                return next;
            }
            t = next > below && next < above ? next : (below + above) / 2;
        }
        return t;
    }
}
