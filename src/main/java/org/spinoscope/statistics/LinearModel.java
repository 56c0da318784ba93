package org.spinoscope.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Least squares of y on an intercept and a few terms, with the measures that penalise added terms.
///
/// @param n values
/// @param coefficients intercept first, then one for each term
/// @param r2 1 − RSS/Σ(y − ȳ)²
/// @param leaveOneOutR2 1 − Σ(y_i − ŷ_(−i))²/Σ(y_i − ȳ_(−i))²: each value is predicted, and averaged, without itself;
///     can be negative; NaN if a coefficient hangs on a single value
/// @param aicc n ln(RSS/n) + 2k + 2k(k+1)/(n−k−1), k = coefficients + 1 for the variance
public record LinearModel(int n, List<Double> coefficients, double r2, double leaveOneOutR2, double aicc) {

    public LinearModel {
        coefficients = List.copyOf(coefficients);
    }

    /// @param terms `[term][n]`, without the intercept
    /// @param y `[n]`
    /// @return undefined for fewer than terms + 4 values, constant, dependent or not finite terms, a constant y, or
    ///     a fit without any residual
    public static Estimate<LinearModel> of(double[][] terms, double[] y) {
        return StandardizedVariable.of("y", y, terms.length + 4)
                .flatMap(v -> Design.of(terms, y.length).flatMap(design -> fit(design, v)));
    }

    private static Estimate<LinearModel> fit(Design design, StandardizedVariable y) {
        int n = design.n();
        var residuals = design.residuals(y.unit(), design.columns());
        double rss = Design.dot(residuals, residuals); // of y at length 1
        if (rss < 1e-24) {
            return Estimate.undefined("The terms fit y without any residual.");
        }
        int k = design.columns() + 1;
        double aicc = n * (Math.log(rss / n) + 2 * Math.log(y.norm())) + 2.0 * k + 2.0 * k * (k + 1) / (n - k - 1);
        return Estimate.of(new LinearModel(n, coefficients(design, y), 1 - rss, leaveOneOut(design, residuals), aicc));
    }

    /// Back substitution of R b = Qᵀy, then from unit shapes back to the terms' own scale.
    private static List<Double> coefficients(Design design, StandardizedVariable y) {
        int columns = design.columns();
        var b = new double[columns];
        double intercept = y.mean();
        for (int j = columns - 1; j > 0; j--) {
            b[j] = Design.dot(design.column(j), y.unit());
            for (int l = j + 1; l < columns; l++) {
                b[j] -= design.r().get(j, l) * b[l];
            }
            b[j] /= design.r().get(j, j);
        }
        var coefficients = new ArrayList<Double>();
        for (int j = 1; j < columns; j++) {
            var term = design.terms().get(j - 1);
            double coefficient = b[j] * (y.norm() / term.norm());
            intercept -= coefficient * term.mean();
            coefficients.add(coefficient);
        }
        coefficients.addFirst(intercept);
        return coefficients;
    }

    /// The residual of a value left out is its residual over 1 − leverage; the mean's leverage is 1/n.
    private static double leaveOneOut(Design design, double[] residuals) {
        int n = design.n();
        var leverage = new double[n];
        for (int j = 0; j < design.columns(); j++) {
            var column = design.column(j);
            Arrays.setAll(leverage, i -> leverage[i] + column[i] * column[i]);
        }
        double press = 0;
        for (int i = 0; i < n; i++) {
            if (1 - leverage[i] < 1e-12) {
                return Double.NaN;
            }
            double left = residuals[i] / (1 - leverage[i]);
            press += left * left;
        }
        double byMean = (double) n / (n - 1);
        return 1 - press / (byMean * byMean);
    }
}
