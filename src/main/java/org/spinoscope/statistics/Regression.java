package org.spinoscope.statistics;

import java.util.function.DoubleFunction;

/// Pearson correlation and least-squares line of y on x, with the statistics that belong to them.
///
/// @param n pairs
/// @param r Pearson's correlation
/// @param p two-sided, Student t with n−2 degrees of freedom
/// @param residualError √(Σ(y − ŷ)²/(n−2))
/// @param spearman Pearson's correlation of the ranks, ties at their mean rank
/// @param r0 uncentred Σxy/√(Σx²Σy²): unchanged when a pair (x, y) becomes (−x, −y)
/// @param signs how often x and y have the same sign
/// @param fisher 95 % interval of r by Fisher's z; all of [−1, 1] for three pairs
/// @param meanX x̄
/// @param normX √Σ(x − x̄)²
public record Regression(
        int n,
        double r,
        double p,
        double slope,
        double intercept,
        double residualError,
        double spearman,
        double r0,
        SignTest signs,
        Interval fisher,
        double meanX,
        double normX) {

    private static final int LEAST = 3;

    /// Fits y on x.
    ///
    /// @param x `[n]`
    /// @param y `[n]`
    /// @return undefined for n < 3, a constant variable, NaN or infinity
    /// @throws IllegalArgumentException if the lengths differ
    public static Estimate<Regression> of(double[] x, double[] y) {
        PairedSample.requireSameLength(x, y);
        return PairedSample.of(x, y, LEAST).map(pair -> fit(x, y, pair));
    }

    public double r2() {
        return r * r;
    }

    /// ŷ at x.
    public double line(double x) {
        return intercept + slope * x;
    }

    /// The confidence band of the mean line at x: ŷ ± t s √(1/n + (x − x̄)²/Σ(x − x̄)²).
    ///
    /// @param level between 0 and 1, say 0.95
    public Interval band(double level, double x) {
        return band(level).apply(x);
    }

    /// The same as a function of x, for many of them.
    public DoubleFunction<Interval> band(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("A confidence level is between 0 and 1: " + level);
        }
        double error = StudentT.critical((1 - level) / 2, n - 2) * residualError;
        return x -> {
            double away = (x - meanX) / normX;
            double half = error * Math.sqrt(1.0 / n + away * away);
            return new Interval(line(x) - half, line(x) + half);
        };
    }

    private static Regression fit(double[] x, double[] y, PairedSample pair) {
        int n = x.length;
        var u = pair.x();
        var v = pair.y();
        double r = u.correlation(v);
        double unexplained = 0;
        for (int i = 0; i < n; i++) {
            double residual = v.unit()[i] - r * u.unit()[i];
            unexplained += residual * residual;
        }
        double slope = r * (v.norm() / u.norm());
        return new Regression(
                n,
                r,
                StudentT.twoSided(r, unexplained, n),
                slope,
                v.mean() - slope * u.mean(),
                v.norm() * Math.sqrt(unexplained / (n - 2)),
                spearman(x, y),
                uncentred(x, y),
                SignTest.of(x, y),
                FisherInterval.of(r, n),
                u.mean(),
                u.norm());
    }

    private static double spearman(double[] x, double[] y) {
        return PairedSample.of(Ranks.of(x), Ranks.of(y), LEAST)
                .number(pair -> pair.x().correlation(pair.y()));
    }

    private static double uncentred(double[] x, double[] y) {
        double scaleX = largest(x);
        double scaleY = largest(y);
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            double a = x[i] / scaleX;
            double b = y[i] / scaleY;
            xy += a * b;
            xx += a * a;
            yy += b * b;
        }
        return Math.clamp(xy / Math.sqrt(xx * yy), -1.0, 1.0);
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
