package org.spinoscope.spinbath.orders;

import java.util.Arrays;
import org.spinoscope.spinbath.HeadTerms;

/// The gap y = Σ_j α_j g_j of a head expanded in its scores, α = softmax Ω: with δ = Ω − mean Ω,
/// y⁽⁰⁾ = mean g, y⁽¹⁾ = mean(δ g), y⁽²⁾ = ½ mean[(δ² − mean δ²) g].
///
/// y⁽ᵐ⁾ has degree 2m + 1 in the spins: y⁽¹⁾ couples the asker, a key and its value, y⁽²⁾ the asker and two keys at
/// once.
///
/// @param gap y itself
/// @param y0 y⁽⁰⁾
/// @param y1 y⁽¹⁾
/// @param y2 y⁽²⁾
/// @param spread max Ω − min Ω
public record Orders(double gap, double y0, double y1, double y2, double spread) {

    /// Below this spread Σ_j exp(εΩ_j) has no zero in |ε| ≤ 1, so the series converges.
    public static final double GUARANTEED = Math.PI;

    public static Orders of(HeadTerms terms) {
        int n = terms.length();
        var omega = terms.scores();
        double mean = Arrays.stream(omega).sum() / n;
        double variance = 0;
        for (double score : omega) {
            variance += (score - mean) * (score - mean) / n;
        }
        double y0 = 0;
        double y1 = 0;
        double y2 = 0;
        for (int j = 0; j < n; j++) {
            double delta = omega[j] - mean;
            double g = terms.values()[j] / n;
            y0 += g;
            y1 += delta * g;
            y2 += (delta * delta - variance) * g / 2;
        }
        double low = Arrays.stream(omega).min().orElseThrow();
        double high = Arrays.stream(omega).max().orElseThrow();
        return n == 1 ? new Orders(terms.gap(), terms.gap(), 0, 0, 0) : new Orders(terms.gap(), y0, y1, y2, high - low);
    }

    /// y − y⁽⁰⁾ − y⁽¹⁾ − y⁽²⁾.
    public double remainder() {
        return gap - y0 - y1 - y2;
    }

    /// Whether the series is known to converge.
    public boolean converges() {
        return spread < GUARANTEED;
    }

    /// ∂²y/∂Ω_j∂Ω_k `[T][T]`: which two keys act together. −α_jα_k(g_j + g_k − 2y) for j ≠ k, α_j(1 − 2α_j)(g_j − y)
    /// for j = k; every row sums to 0.
    public static double[][] secondResponse(HeadTerms terms) {
        int n = terms.length();
        var alpha = terms.weights();
        var g = terms.values();
        double y = terms.gap();
        var response = new double[n][n];
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                response[j][k] = j == k
                        ? alpha[j] * (1 - 2 * alpha[j]) * (g[j] - y)
                        : -alpha[j] * alpha[k] * (g[j] + g[k] - 2 * y);
            }
        }
        return response;
    }
}
