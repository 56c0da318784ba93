package org.spinoscope.spinbath;

import java.util.List;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.HeadWeights;
import org.spinoscope.gpt2.OutputSlice;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;

/// One head on one prompt, spelt out in its own space: the bath, the field it makes, and the words in it.
///
/// @param head which head
/// @param scores Ω_kj of the last position with every token (eq. 2)
/// @param weights α = softmax Ω (eq. 3)
/// @param contextField N0 = Σ_j α_j x_j W_V `[d_head]`
/// @param projectedField N_proj = N0 W_O `[d_model]`
/// @param good S_good = W_O e_good `[d_head]`
/// @param bad S_bad `[d_head]`
/// @param tokenGaps α_j J_j: each token's share of the gap; the value bias, where included, is in none
/// @param gap N0·(S_good − S_bad) (eq. 5)
/// @param gapInModelSpace N_proj·(e_good − e_bad) (eq. 4), the same number by the other route
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
        var scores = scores(x, w, biases);
        var alpha = Softmax.of(scores);
        var values = values(x, w, biases);
        var n0 = new double[w.bV().length];
        for (int j = 0; j < alpha.length; j++) {
            for (int a = 0; a < n0.length; a++) {
                n0[a] += alpha[j] * values[j][a];
            }
        }
        var output = output(model, head, w, reading.slice());
        var readoutDirections = new ReadoutDirections(model, reading.readout(), forward);
        var trial = trials.get(prompt);
        var eGood = readoutDirections.of(prompt, trial.good());
        var eBad = readoutDirections.of(prompt, trial.bad());
        var sGood = times(output, eGood);
        var sBad = times(output, eBad);
        var projected = transposedTimes(output, n0);
        return new HeadField(
                head,
                scores,
                alpha,
                n0,
                projected,
                sGood,
                sBad,
                tokenGaps(alpha, values(x, w, false), minus(sGood, sBad)),
                Dot.of(n0, minus(sGood, sBad)),
                Dot.of(projected, minus(eGood, eBad)));
    }

    /// S = W_O e of further tokens, as this prompt's read-out sees them, `[tokens][d_head]`.
    public static double[][] spins(
            Gpt2 model, HeadId head, Reading reading, int prompt, int[] tokens, ForwardResult forward) {
        var output = output(model, head, model.circuits().head(head), reading.slice());
        var readoutDirections = new ReadoutDirections(model, reading.readout(), forward);
        var spins = new double[tokens.length][];
        for (int i = 0; i < tokens.length; i++) {
            spins[i] = times(output, readoutDirections.of(prompt, tokens[i]));
        }
        return spins;
    }

    private static double[] scores(Tensor x, HeadWeights w, boolean biases) {
        int last = x.shape()[0] - 1;
        var q = project(x, last, w.wQ(), w.bQ(), biases);
        var scores = new double[last + 1];
        for (int j = 0; j <= last; j++) {
            scores[j] = w.scale() * Dot.of(q, project(x, j, w.wK(), w.bK(), biases));
        }
        return scores;
    }

    private static double[][] values(Tensor x, HeadWeights w, boolean biases) {
        var values = new double[x.shape()[0]][];
        for (int j = 0; j < values.length; j++) {
            values[j] = project(x, j, w.wV(), w.bV(), biases);
        }
        return values;
    }

    private static double[] project(Tensor x, int row, Tensor matrix, float[] bias, boolean biases) {
        int width = x.shape()[1];
        var y = new double[bias.length];
        for (int i = 0; i < width; i++) {
            double value = x.data()[row * width + i];
            for (int a = 0, at = i * y.length; a < y.length; a++, at++) {
                y[a] += value * matrix.data()[at];
            }
        }
        for (int a = 0; biases && a < y.length; a++) {
            y[a] += bias[a];
        }
        return y;
    }

    /// W_O `[d_head][d_model]` under the slice of the reading.
    private static double[][] output(Gpt2 model, HeadId head, HeadWeights w, OutputSlice slice) {
        var wO = slice == OutputSlice.ROWS ? w.wO() : model.circuits().outputColumns(head);
        var rows = new double[wO.shape()[0]][wO.shape()[1]];
        for (int a = 0; a < rows.length; a++) {
            for (int i = 0; i < rows[a].length; i++) {
                rows[a][i] = wO.at(a, i);
            }
        }
        return rows;
    }

    private static double[] tokenGaps(double[] alpha, double[][] values, double[] difference) {
        var gaps = new double[alpha.length];
        for (int j = 0; j < gaps.length; j++) {
            gaps[j] = alpha[j] * Dot.of(values[j], difference);
        }
        return gaps;
    }

    private static double[] times(double[][] matrix, double[] x) {
        var y = new double[matrix.length];
        for (int a = 0; a < y.length; a++) {
            y[a] = Dot.of(matrix[a], x);
        }
        return y;
    }

    private static double[] transposedTimes(double[][] matrix, double[] x) {
        var y = new double[matrix[0].length];
        for (int a = 0; a < matrix.length; a++) {
            for (int i = 0; i < y.length; i++) {
                y[i] += matrix[a][i] * x[a];
            }
        }
        return y;
    }

    static double[] minus(double[] x, double[] y) {
        var z = new double[x.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = x[i] - y[i];
        }
        return z;
    }
}
