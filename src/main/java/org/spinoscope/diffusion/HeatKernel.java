package org.spinoscope.diffusion;

/// The density of spherical Brownian motion against the angle from its start, eq. (12), as R = ∂ log K/∂cos
/// θ.
///
/// R plays the part of the von Mises–Fisher law's κ, which is R for every angle there. Small times come from the
/// corrected WKB form, later ones from Gegenbauer's series (d ≤ 16) or from marching u = ∂_θ log K in time (d > 16),
/// where the series cancels to nothing in double precision. With x = (d−1)τ the relative error stays below about 4e−4.
final class HeatKernel {

    private static final int SERIES_DIMENSION = 16;
    private static final double SERIES_FROM = 0.5;
    private static final double WKB_REACH = 2.6;
    private static final double LATEST = 20;
    private static final double LEAST_OF_SUM = 1e-9;

    private final int dimension;
    private final double a;
    private @org.jspecify.annotations.Nullable HeatMarch march;

    /// @param dimension d ≥ 3
    HeatKernel(int dimension) {
        if (dimension < 3) {
            throw new IllegalArgumentException("The heat kernel needs three dimensions or more: " + dimension);
        }
        this.dimension = dimension;
        this.a = (dimension - 2) / 2.0;
    }

    /// m(τ) = e^{−(d−1)τ/2}.
    static double meanCosine(int dimension, double tau) {
        return Math.exp(-0.5 * (dimension - 1) * tau);
    }

    /// E cos² = 1/d + (1−1/d)e^{−dτ}.
    static double meanSquare(int dimension, double tau) {
        return 1.0 / dimension + (1 - 1.0 / dimension) * Math.exp(-dimension * tau);
    }

    /// R(θ) = −∂_θ log K / sin θ at the points of an [AngleTable].
    double[] slopes(double tau) {
        double x = (dimension - 1) * tau;
        var r = new double[AngleTable.POINTS];
        if (x > LATEST) {
            double m = meanCosine(dimension, tau);
            java.util.Arrays.fill(r, dimension * m); // log K = log(1 + d m cos θ + O(m²))
        } else if (x < (dimension <= SERIES_DIMENSION ? SERIES_FROM : HeatMarch.FROM)) {
            for (int i = 0; i < r.length; i++) {
                r[i] = wkb(Math.min(AngleTable.angle(i), WKB_REACH), tau);
            }
        } else if (dimension <= SERIES_DIMENSION) {
            for (int i = 0; i < r.length; i++) {
                double theta = AngleTable.angle(i);
                double series = series(Math.cos(theta), tau);
                r[i] = Double.isNaN(series) ? wkb(Math.min(theta, WKB_REACH), tau) : series;
            }
        } else {
            marched().slopes(tau, r);
        }
        return r;
    }

    /// log K against θ up to a constant, the integral of −R sin θ over a table of R.
    static double[] logDensity(double[] r) {
        var log = new double[r.length];
        for (int i = 1; i < r.length; i++) {
            double low = AngleTable.angle(i - 1);
            double high = AngleTable.angle(i);
            double gain = (r[i] - r[i - 1]) / (high - low);
            double flat = Math.cos(high) - Math.cos(low);
            double tilted = Math.sin(high) - Math.sin(low) - (high - low) * Math.cos(high);
            log[i] = log[i - 1] + r[i - 1] * flat - gain * tilted; // R linear between two points
        }
        return log;
    }

    private synchronized HeatMarch marched() {
        if (march == null) {
            march = new HeatMarch(dimension, LATEST, this::wkb);
        }
        return march;
    }

    /// −[a(1/θ − cot θ) − θ/τ − ½τ a(a−1) d/dθ((1/θ − cot θ)/θ)]/sin θ.
    private double wkb(double theta, double tau) {
        if (theta < 0.02) {
            double square = theta * theta;
            double bend = a * (1.0 / 3 + square / 45) - 0.5 * tau * a * (a - 1) * (2.0 / 45 + 8 * square / 945);
            return (1 / tau - bend) * (1 + square / 6 + 7 * square * square / 360);
        }
        double cot = 1 / Math.tan(theta);
        double sin = Math.sin(theta);
        double steep = -2 / (theta * theta * theta) + 1 / (sin * sin * theta) + cot / (theta * theta);
        double u = a * (1 / theta - cot) - theta / tau - 0.5 * tau * a * (a - 1) * steep;
        return -u / sin;
    }

    /// K′/K by Σ_n (2n+d−2)/(d−2)·C_n^{(a)}(μ) e^{−n(n+d−2)τ/2}, with dC_n^{(a)}/dμ = 2a C_{n−1}^{(a+1)}.
    /// NaN where the terms cancel to less than a part in 10⁹, far out in the tail.
    private double series(double mu, double tau) {
        double value = 1;
        double slope = 0;
        double size = 1;
        double before = 0;
        double c = 1; // C_0^{(a)}
        double slopeBefore = 0;
        double s = 0; // C_{n−1}^{(a+1)}
        for (int n = 1; n < 400; n++) {
            double next = (2 * mu * (n + a - 1) * c - (n + 2 * a - 2) * before) / n;
            before = c;
            c = next;
            double nextSlope = n == 1 ? 1 : (2 * mu * (n - 1 + a) * s - (n - 1 + 2 * a) * slopeBefore) / (n - 1);
            slopeBefore = s;
            s = nextSlope;
            double weight = (n + a) / a * Math.exp(-0.5 * n * (n + dimension - 2.0) * tau);
            value += weight * c;
            size += Math.abs(weight * c);
            slope += weight * 2 * a * s;
            if (n > 4 && weight * Math.pow(n + 2 * a, 2 * a + 1) < 1e-18 * size) {
                break;
            }
        }
        return value > LEAST_OF_SUM * size ? slope / value : Double.NaN;
    }
}
