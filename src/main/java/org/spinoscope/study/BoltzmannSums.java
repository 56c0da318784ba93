package org.spinoscope.study;

/// Sums over a vocabulary with the weights w_v = exp(x_v/T), x_v = L_v − max L.
///
/// The exponential is that of x/2048T by its series, squared eleven times: a loop without branches, calls and
/// conversions, which the compiler turns into vector instructions. For x/T > −60 it agrees with `Math.exp` to 10⁻¹²;
/// smaller weights are negligible beside the largest, which is 1.
///
/// @param z Σ w
/// @param first Σ w x
/// @param second Σ w x²
public record BoltzmannSums(double z, double first, double second) {

    /// Values that stay in a core's first cache.
    private static final int BLOCK = 512;

    /// exp(−700) is still a number that squares and products keep.
    private static final double LEAST = -700;

    private static final double FARTHEST = -1e30; // for −∞, whose product with a weight is to be 0

    /// @param largest the largest of the logits
    /// @param t T > 0
    public static BoltzmannSums of(float[] logits, double largest, double t) {
        var x = new double[BLOCK];
        var w = new double[BLOCK];
        var z = new double[BLOCK]; // a sum for each place in a block, so that no addition waits for the one before
        var first = new double[BLOCK];
        var second = new double[BLOCK];
        for (int from = 0; from < logits.length; from += BLOCK) {
            int count = Math.min(BLOCK, logits.length - from);
            for (int i = 0; i < count; i++) {
                x[i] = Math.max(logits[from + i] - largest, FARTHEST);
            }
            exponentials(x, 1 / t, w, count);
            for (int i = 0; i < count; i++) {
                double moment = w[i] * x[i];
                z[i] += w[i];
                first[i] += moment;
                second[i] += moment * x[i];
            }
        }
        return new BoltzmannSums(sum(z), sum(first), sum(second));
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /// w = exp(x/T) for x ≤ 0.
    private static void exponentials(double[] x, double inverse, double[] w, int count) {
        for (int i = 0; i < count; i++) {
            double r = Math.max(x[i] * inverse, LEAST) * (1.0 / 2048);
            double p = 1.0 / 40320;
            p = Math.fma(p, r, 1.0 / 5040);
            p = Math.fma(p, r, 1.0 / 720);
            p = Math.fma(p, r, 1.0 / 120);
            p = Math.fma(p, r, 1.0 / 24);
            p = Math.fma(p, r, 1.0 / 6);
            p = Math.fma(p, r, 0.5);
            p = Math.fma(p, r, 1);
            p = Math.fma(p, r, 1);
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            w[i] = p;
        }
    }
}
