package org.spinoscope.dynamics;

/// The law of u = S·N̂ in a constant field: density ∝ exp(κu)(1−u²)^((d−3)/2) on [−1, 1], von Mises–Fisher.
public final class StationaryLaw {

    private static final int PANELS = 4000;
    private static final double WIDTHS = 14;

    private final int dimension;
    private final double kappa;
    private final double logNorm;
    private final double peak;
    private final double logPeak;

    /// @param dimension d ≥ 2
    /// @param kappa concentration ≥ 0; infinite means S = N̂
    public StationaryLaw(int dimension, double kappa) {
        this.dimension = dimension;
        this.kappa = kappa;
        this.peak = peakAngle(dimension, kappa);
        this.logPeak = dimension == 2 ? 0 : (dimension - 2) * Math.log(Math.sin(peak));
        this.logNorm = Double.isInfinite(kappa) ? Double.NaN : logNorm();
    }

    public int dimension() {
        return dimension;
    }

    public double kappa() {
        return kappa;
    }

    /// ⟨S·N̂⟩ = A_d(κ).
    public double mean() {
        return VonMisesFisher.meanCosine(dimension, kappa);
    }

    /// Standard deviation of S·N̂.
    public double deviation() {
        if (kappa == 0) {
            return Math.sqrt(1.0 / dimension);
        }
        if (Double.isInfinite(kappa)) {
            return 0;
        }
        // 1 − A² − (d−1)A/κ cancels for small κ; the integral does not.
        var mean = mean();
        return Math.sqrt(integral(0, Math.PI, theta -> {
            var off = Math.cos(theta) - mean;
            return off * off;
        }));
    }

    /// Probability density of u = S·N̂; NaN if the law is a point (κ infinite).
    public double density(double u) {
        if (!(Math.abs(u) <= 1)) {
            return 0;
        }
        var tangent = dimension == 3 ? 0 : (dimension - 3) / 2.0 * Math.log1p(-u * u);
        return Math.exp(kappa * (u - Math.cos(peak)) + tangent - logPeak - logNorm);
    }

    /// Probability of from ≤ S·N̂ ≤ to.
    public double probability(double from, double to) {
        return integral(Math.acos(Math.clamp(to, -1.0, 1.0)), Math.acos(Math.clamp(from, -1.0, 1.0)), theta -> 1);
    }

    private double logNorm() {
        var half = WIDTHS * width();
        return Math.log(simpson(Math.max(0, peak - half), Math.min(Math.PI, peak + half), theta -> weight(theta)));
    }

    private double integral(double from, double to, Schedule value) {
        var half = WIDTHS * width();
        var lo = Math.max(from, peak - half);
        var hi = Math.min(to, peak + half);
        return hi <= lo ? 0 : simpson(lo, hi, theta -> weight(theta) * value.at(theta)) / Math.exp(logNorm);
    }

    /// The law in the angle θ = arccos u, smooth for every d ≥ 2: exp(κ cos θ) sin^(d−2) θ, scaled near its peak.
    private double weight(double theta) {
        var tangent = dimension == 2 ? 0 : (dimension - 2) * Math.log(Math.sin(theta));
        return Math.exp(kappa * (Math.cos(theta) - Math.cos(peak)) + tangent - logPeak);
    }

    private double width() {
        var sin = Math.sin(peak);
        var curvature = kappa * Math.cos(peak) + (dimension == 2 ? 0 : (dimension - 2) / (sin * sin));
        return Math.min(Math.PI, 1 / Math.sqrt(curvature));
    }

    /// Where (d−2) cos θ = κ sin² θ.
    private static double peakAngle(int dimension, double kappa) {
        if (dimension == 2 || Double.isInfinite(kappa)) {
            return 0;
        }
        var m = dimension - 2.0;
        // sin²θ from the quadratic κc² + mc − κ = 0 with c = cos θ, written without cancellation.
        var ratio = 2 / (m + Math.hypot(m, 2 * kappa));
        return Math.atan2(Math.sqrt(m * ratio), kappa * ratio);
    }

    /// Simpson's rule with panels of the same width for the whole law and for one bin of it.
    private double simpson(double from, double to, Schedule f) {
        var panels = 2 * (int) Math.ceil(8 + (to - from) / (2 * WIDTHS * width()) * PANELS / 2);
        var h = (to - from) / panels;
        var sum = f.at(from) + f.at(to);
        for (var i = 1; i < panels; i++) {
            sum += (i % 2 == 1 ? 4 : 2) * f.at(from + i * h);
        }
        return sum * h / 3;
    }
}
