package org.spinoscope.spinbath.phases;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.Matrices;

/// A head beside the solved model: would its outputs fall together?
///
/// @param tokens n
/// @param contrast β(1 − ρ): mean over tokens of a token's score with itself minus its mean score with the others
/// @param keyCosine ρ, the mean cosine of two keys
/// @param valueCosine the mean cosine of two values
/// @param predicted cosine of two outputs in the solved model, with the values' cosine
/// @param unmasked mean cosine of two of the head's outputs Σ_j α_ij v_j if every token sees every other
/// @param causal the same with the causal mask, as the head really is
public record CollapsedHead(
        int tokens,
        double contrast,
        double keyCosine,
        double valueCosine,
        double predicted,
        double unmasked,
        double causal) {

    /// γ_c = 1/(1 − ρ).
    public double criticalGamma() {
        return SolvedModel.criticalGamma(keyCosine);
    }

    /// γ = β/ln n of this head.
    public double gamma() {
        return contrast / (1 - keyCosine) / Math.log(tokens);
    }

    /// @param scores Ω_ij of every pair, without a mask `[T][T]`
    /// @param keys `[T][d_head]`
    /// @param values `[T][d_head]`
    public static CollapsedHead of(double[][] scores, double[][] keys, double[][] values) {
        int n = scores.length;
        double valueCosine = meanCosine(values);
        double contrast = contrast(scores);
        return new CollapsedHead(
                n,
                contrast,
                meanCosine(keys),
                valueCosine,
                SolvedModel.outputCosine(n, valueCosine, contrast),
                meanCosine(mixed(scores, values, false)),
                meanCosine(mixed(scores, values, true)));
    }

    private static double contrast(double[][] scores) {
        int n = scores.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double others = 0;
            for (int j = 0; j < n; j++) {
                others += j == i ? 0 : scores[i][j] / (n - 1);
            }
            sum += (scores[i][i] - others) / n;
        }
        return sum;
    }

    private static double[][] mixed(double[][] scores, double[][] values, boolean causal) {
        var transposed = CommonOps_DDRM.transpose(new DMatrixRMaj(values), null);
        var mixed = new double[scores.length][];
        for (int i = 0; i < scores.length; i++) {
            var seen = causal ? Arrays.copyOf(scores[i], i + 1) : scores[i];
            var alpha = new HeadTerms(seen, seen).weights();
            mixed[i] = Matrices.times(transposed, Arrays.copyOf(alpha, values.length));
        }
        return mixed;
    }

    /// Over all pairs; NaN for one vector, or if one has no length.
    private static double meanCosine(double[][] vectors) {
        int n = vectors.length;
        var rows = new DMatrixRMaj(vectors);
        var products = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransB(rows, rows, products);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                sum += products.get(i, j) / Math.sqrt(products.get(i, i) * products.get(j, j));
            }
        }
        return sum / (n * (n - 1) / 2.0);
    }
}
