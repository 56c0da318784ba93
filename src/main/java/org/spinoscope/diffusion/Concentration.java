package org.spinoscope.diffusion;

import org.spinoscope.dynamics.VonMisesFisher;

/// The mean cosine A_d(κ) of a von Mises–Fisher law, its slope, and the concentration that has a given mean cosine.
final class Concentration {

    private static final int MOST_STEPS = 200;

    private Concentration() {}

    /// A_d(κ), from 0 at κ = 0 to 1.
    static double meanCosine(int dimension, double kappa) {
        return VonMisesFisher.meanCosine(dimension, kappa);
    }

    /// A_d′(κ) = 1 − A_d² − (d−1)A_d/κ; 1/d at κ = 0.
    static double slope(int dimension, double kappa) {
        if (kappa < 1e-4) {
            return 1.0 / dimension; // the next term is of relative size 3κ²/(d(d+2))
        }
        double a = meanCosine(dimension, kappa);
        return 1 - a * a - (dimension - 1) * a / kappa;
    }

    /// E cos² = 1 − (d−1)A_d/κ.
    static double meanSquare(int dimension, double kappa) {
        return kappa < 1e-4 ? 1.0 / dimension : 1 - (dimension - 1) * meanCosine(dimension, kappa) / kappa;
    }

    /// The κ whose mean cosine is `m`, by safeguarded Newton steps.
    ///
    /// @param m from 0 up to but not including 1
    static double of(int dimension, double m) {
        if (!(m >= 0 && m < 1)) {
            throw new IllegalArgumentException("A mean cosine is from 0 up to 1: " + m);
        }
        double kappa = m * (dimension - m * m) / (1 - m * m); // exact at both ends
        return solve(kappa, k -> meanCosine(dimension, k) - m, k -> slope(dimension, k));
    }

    /// The κ with κ A_d(κ) = x: a spin noised that far resolves directions whose cosine differs from 1 by about 1/x.
    static double resolving(int dimension, double x) {
        return solve(
                Math.max(x, Math.sqrt(x * dimension)),
                k -> k * meanCosine(dimension, k) - x,
                k -> meanCosine(dimension, k) + k * slope(dimension, k));
    }

    private static double solve(double start, Real excess, Real slope) {
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double kappa = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            double over = excess.at(kappa);
            if (over > 0) {
                high = kappa;
            } else {
                low = kappa;
            }
            double next = kappa - over / slope.at(kappa);
            if (!(next > low && next < high)) {
                next = Double.isInfinite(high) ? 2 * kappa + 1 : 0.5 * (low + high);
            }
            if (Math.abs(next - kappa) <= 1e-14 * kappa) {
                return next;
            }
            kappa = next;
        }
        return kappa;
    }

    /// A real function.
    @FunctionalInterface
    interface Real {
        double at(double x);
    }
}
