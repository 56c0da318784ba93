package org.spinoscope.spinbath;

import java.util.Arrays;

/// What a head's logit gap at one query is made of, in double precision: y = Σ_j α_j g_j with α = softmax Ω.
///
/// @param scores Ω_j of the query with every key it may look at `[T]`, up to a constant (b_K)
/// @param values g_j = (x_j W_V + b_V)·(W_O r) `[T]`, r the read-out direction of good − bad
public record HeadTerms(double[] scores, double[] values) {

    public int length() {
        return scores.length;
    }

    /// α_j = exp Ω_j/Σ exp Ω, eq. (3).
    public double[] weights() {
        return Softmax.of(scores);
    }

    /// ΔL_theory = Σ_j α_j g_j, eq. (5).
    public double gap() {
        var alpha = weights();
        double sum = 0;
        for (int j = 0; j < alpha.length; j++) {
            sum += alpha[j] * values[j];
        }
        return sum;
    }

    /// Whether no key distinguishes the two words.
    public boolean silent() {
        return Arrays.stream(values).allMatch(g -> g == 0);
    }
}
