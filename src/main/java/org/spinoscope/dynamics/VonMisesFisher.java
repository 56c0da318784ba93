package org.spinoscope.dynamics;

/// The mean cosine of the von Mises–Fisher law, A_d(κ) = I_{d/2}(κ)/I_{d/2−1}(κ).
public final class VonMisesFisher {

    private static final int MOST_TERMS = 2_000_000;

    private VonMisesFisher() {}

    /// A_d(κ) for any dimension d ≥ 2 and any real κ (odd in κ, 1 at infinity); coth κ − 1/κ for d = 3.
    ///
    /// Perron's continued fraction for the ratio of Bessel functions, by the modified Lentz rule: there is no
    /// cancellation for small κ and no overflow for large κ or d.
    public static double meanCosine(int dimension, double kappa) {
        if (dimension < 2) {
            throw new IllegalArgumentException("A spin needs two dimensions or more: " + dimension);
        }
        if (Double.isNaN(kappa) || kappa == 0) {
            return kappa;
        }
        var x = Math.abs(kappa);
        if (Double.isInfinite(x)) {
            return Math.signum(kappa);
        }
        return Math.signum(kappa) * perron(dimension, x);
    }

    /// x/(d + x − (d+1)x/(d+1+2x − (d+3)x/(d+2+2x − …))), with d twice the order of the upper Bessel function.
    private static double perron(double d, double x) {
        var value = d + x;
        var c = value;
        var e = 0.0;
        for (var k = 1; k < MOST_TERMS; k++) {
            var a = -(d + 2 * k - 1) * x;
            var b = d + k + 2 * x;
            e = 1 / (b + a * e);
            c = b + a / c;
            var factor = c * e;
            value *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                break;
            }
        }
        return x / value;
    }
}
