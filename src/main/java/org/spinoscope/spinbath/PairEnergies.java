package org.spinoscope.spinbath;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;

/// One head's scores and attention weights for every position of one prompt.
///
/// @param scores Ω_kj = x_k W_eff x_jᵀ `[k][j]`, NaN for j > k; the pair energy H⁽⁰⁾(k, j) is −Ω_kj, eq. (1)
/// @param weights α_kj = softmax_j Ω_kj over j ≤ k `[k][j]`, NaN for j > k
public record PairEnergies(HeadId head, double[][] scores, double[][] weights) {

    /// Some heads of one layer on one prompt of `trials`, under a reading; under [Reading#ACTUAL] the weights are the
    /// model's own.
    ///
    /// @param forward the model's own run over all trials, made by [HeadGaps#request]
    public static List<PairEnergies> of(
            Gpt2 model,
            List<TokenizedPair> trials,
            int prompt,
            List<HeadId> heads,
            Reading reading,
            ForwardResult forward) {
        var spins = new TokenSpins(model, trials, reading.source(), reading.unitSpins(), forward);
        boolean biases = reading.biases() == Reading.Biases.QKV;
        int layer = heads.getFirst().layer();
        var x = spins.in(layer).get(prompt);
        return heads.stream()
                .map(head -> {
                    if (head.layer() != layer) {
                        throw new IllegalArgumentException("heads of one layer, not " + head + " in layer " + layer);
                    }
                    return of(head, x, model.circuits().head(head), biases);
                })
                .toList();
    }

    private static PairEnergies of(HeadId head, Tensor x, HeadWeights w, boolean biases) {
        int n = x.shape()[0];
        var none = new float[0];
        var spins = Matrices.of(x);
        var queries = Matrices.projected(spins, w.wQ(), biases ? w.bQ() : none);
        var keys = Matrices.projected(spins, w.wK(), biases ? w.bK() : none);
        var omega = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransB(w.scale(), queries, keys, omega);
        var scores = new double[n][n];
        var weights = new double[n][n];
        for (int k = 0; k < n; k++) {
            Arrays.fill(scores[k], Double.NaN);
            Arrays.fill(weights[k], Double.NaN);
            for (int j = 0; j <= k; j++) {
                scores[k][j] = omega.get(k, j);
            }
            var alpha = Softmax.of(Arrays.copyOf(scores[k], k + 1));
            System.arraycopy(alpha, 0, weights[k], 0, k + 1);
        }
        return new PairEnergies(head, scores, weights);
    }
}
