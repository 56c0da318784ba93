package org.spinoscope.spinbath;

import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.gpt2.OutputSlice;
import org.spinoscope.gpt2.TokenizedPair;

/// One head on one prompt, spelt out in its own space: the bath, the field it makes, and the words in it.
///
/// @param head which head
/// @param scores Ω_kj of the last position with every token, eq. (2)
/// @param weights α = softmax Ω, eq. (3)
/// @param contextField N0 = Σ_j α_j x_j W_V `[d_head]`
/// @param projectedField N_proj = N0 W_O `[d_model]`
/// @param good S_good = W_O e_good `[d_head]`
/// @param bad S_bad `[d_head]`
/// @param tokenGaps α_j J_j: each token's share of the gap; the value bias, where included, is in none
/// @param gap N0·(S_good − S_bad), eq. (5)
/// @param gapInModelSpace N_proj·(e_good − e_bad), eq. (4), the same number by the other route
public record HeadField(
        HeadId head,
        double[] scores,
        double[] weights,
        double[] contextField,
        double[] projectedField,
        double[] good,
        double[] bad,
        double[] tokenGaps,
        double gap,
        double gapInModelSpace) {

    private static final float[] NONE = {};

    /// Derives a head's field for one prompt of `trials`.
    ///
    /// @param forward the model's own run over all trials, made by [HeadGaps#request]
    public static HeadField of(
            Gpt2 model, List<TokenizedPair> trials, int prompt, HeadId head, Reading reading, ForwardResult forward) {
        var w = model.circuits().head(head);
        var x = new TokenSpins(model, trials, reading.source(), reading.unitSpins(), forward)
                .in(head.layer())
                .get(prompt);
        boolean biases = reading.biases() == Reading.Biases.QKV;
        var spins = Matrices.of(x);
        var scores = scores(spins, w, biases);
        var alpha = Softmax.of(scores);
        var wV = Matrices.of(w.wV());
        var n0 = contextField(Matrices.transposedTimes(spins, alpha), wV, biases ? w.bV() : NONE);
        var output = output(model, head, w, reading.slice());
        var readoutDirections = new ReadoutDirections(model, reading.readout(), forward);
        var trial = trials.get(prompt);
        var eGood = readoutDirections.of(prompt, trial.good());
        var eBad = readoutDirections.of(prompt, trial.bad());
        var sGood = Matrices.times(output, eGood);
        var sBad = Matrices.times(output, eBad);
        var projected = Matrices.transposedTimes(output, n0);
        var difference = Matrices.minus(sGood, sBad);
        return new HeadField(
                head,
                scores,
                alpha,
                n0,
                projected,
                sGood,
                sBad,
                tokenGaps(alpha, spins, Matrices.times(wV, difference)),
                Matrices.dot(n0, difference),
                Matrices.dot(projected, Matrices.minus(eGood, eBad)));
    }

    /// S = W_O e of further tokens, as this prompt's read-out sees them, `[tokens][d_head]`.
    public static double[][] spins(
            Gpt2 model, HeadId head, Reading reading, int prompt, int[] tokens, ForwardResult forward) {
        if (tokens.length == 0) {
            return new double[0][];
        }
        var output = output(model, head, model.circuits().head(head), reading.slice());
        var readoutDirections = new ReadoutDirections(model, reading.readout(), forward);
        var spins = new double[tokens.length][];
        for (int i = 0; i < tokens.length; i++) {
            spins[i] = Matrices.times(output, readoutDirections.of(prompt, tokens[i]));
        }
        return spins;
    }

    /// Ω of the last position with every token. The query goes back through W_K, so that no key is formed.
    private static double[] scores(DMatrixRMaj x, HeadWeights w, boolean biases) {
        var last = CommonOps_DDRM.extractRow(x, x.numRows - 1, null);
        var q = Matrices.projected(last, w.wQ(), biases ? w.bQ() : NONE);
        var scores = Matrices.times(x, Matrices.times(Matrices.of(w.wK()), q.data));
        double constant = 0;
        for (int c = 0; biases && c < w.bK().length; c++) {
            constant += q.data[c] * w.bK()[c];
        }
        for (int j = 0; j < scores.length; j++) {
            scores[j] = w.scale() * (scores[j] + constant);
        }
        return scores;
    }

    /// N0 from the mean spin Σ_j α_j x_j.
    private static double[] contextField(double[] mean, DMatrixRMaj wV, float[] bias) {
        var n0 = Matrices.transposedTimes(wV, mean);
        for (int c = 0; c < bias.length; c++) {
            n0[c] += bias[c];
        }
        return n0;
    }

    /// W_O `[d_head, d_model]` under the slice of the reading.
    private static DMatrixRMaj output(Gpt2 model, HeadId head, HeadWeights w, OutputSlice slice) {
        return Matrices.of(slice == OutputSlice.ROWS ? w.wO() : model.circuits().outputColumns(head));
    }

    /// @param read W_V (S_good − S_bad) `[d_model]`
    private static double[] tokenGaps(double[] alpha, DMatrixRMaj spins, double[] read) {
        var gaps = Matrices.times(spins, read);
        for (int j = 0; j < gaps.length; j++) {
            gaps[j] *= alpha[j];
        }
        return gaps;
    }
}
