package org.spinoscope.study.verification;

import java.util.List;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;

/// Direct attribution of one prompt's logit gap, part by part, in double precision.
///
/// The final layer norm is linear once its divisor σ_f is taken from the run: every part u of the residual stream adds
/// (γ_f⊙Δe)·(u − mean u)/σ_f, and the norm's bias adds β_f·Δe.
///
/// @param heads each head's share without its value bias, in the order of [Gpt2#heads]
/// @param valueBiases what the value biases of all heads add
/// @param others embeddings, MLPs, output biases and the norm's bias
/// @param gap the model's own gap
/// @param size Σ of all parts' absolute values
record DirectLogitAttribution(double[] heads, double valueBiases, double others, double gap, double size) {

    /// How far the parts' sum is from the gap, as a share of their sizes.
    double error() {
        double sum = valueBiases + others;
        for (double head : heads) {
            sum += head;
        }
        return Math.abs(sum - gap) / size;
    }

    /// @param run with every activation recorded and, as logits, all positions
    static DirectLogitAttribution of(Gpt2 model, List<TokenizedPair> trials, int prompt, ForwardResult run) {
        var trial = trials.get(prompt);
        int last = trial.length() - 1;
        var delta = difference(model, trial);
        var direction = throughNorm(
                model,
                delta,
                run.activation(Hook.LN_FINAL_SCALE.point(), prompt).at(last, 0));
        var sum = new Sum(direction);
        sum.add(run.activation(Hook.EMBED.point(), prompt).slice(last));
        sum.add(run.activation(Hook.POS_EMBED.point(), prompt).slice(last));
        var heads = new double[model.heads().size()];
        double valueBiases = 0;
        double size = 0;
        int at = 0;
        for (int layer = 0; layer < model.config().layers(); layer++) {
            sum.add(model.outputBias(layer));
            sum.add(run.activation(Hook.MLP_OUT.in(layer), prompt).slice(last));
            var z = run.activation(Hook.Z.in(layer), prompt);
            for (int h = 0; h < model.config().heads(); h++) {
                var w = model.circuits().head(new HeadId(layer, h));
                for (int a = 0; a < model.config().dHead(); a++) {
                    double read = dot(direction, w.wO().data(), a * direction.length);
                    heads[at] += (z.at(last, h, a) - (double) w.bV()[a]) * read;
                    valueBiases += w.bV()[a] * read;
                }
                size += Math.abs(heads[at++]);
            }
        }
        double normBias = dot(delta, model.lnFinal().bias(), 0);
        var logits = run.logits().get(prompt);
        double gap = (double) logits.at(last, trial.good()[0]) - logits.at(last, trial.bad()[0]);
        return new DirectLogitAttribution(
                heads,
                valueBiases,
                sum.total + normBias,
                gap,
                size + sum.size + Math.abs(normBias) + Math.abs(valueBiases));
    }

    /// Σ_h result_h + b_O from the heads' mixed values, `[T·d_model]`.
    static double[] headSum(Gpt2 model, int layer, Tensor z) {
        int width = model.config().dModel();
        int dHead = model.config().dHead();
        int length = z.shape()[0];
        var sum = new double[length * width];
        var bias = model.outputBias(layer);
        for (int i = 0; i < sum.length; i++) {
            sum[i] = bias[i % width];
        }
        for (int h = 0; h < model.config().heads(); h++) {
            var wO = model.circuits().head(new HeadId(layer, h)).wO().data();
            for (int t = 0; t < length; t++) {
                for (int a = 0; a < dHead; a++) {
                    double value = z.at(t, h, a);
                    for (int c = 0; c < width; c++) {
                        sum[t * width + c] += value * wO[a * width + c];
                    }
                }
            }
        }
        return sum;
    }

    private static double[] difference(Gpt2 model, TokenizedPair trial) {
        var rows = model.unembedding(trial.good()[0], trial.bad()[0]);
        var delta = new double[rows.shape()[1]];
        for (int i = 0; i < delta.length; i++) {
            delta[i] = (double) rows.at(0, i) - rows.at(1, i);
        }
        return delta;
    }

    /// (γ_f⊙Δe − its mean)/σ_f
    private static double[] throughNorm(Gpt2 model, double[] delta, double sigma) {
        var gamma = model.lnFinal().weight();
        var direction = new double[delta.length];
        double mean = 0;
        for (int i = 0; i < delta.length; i++) {
            direction[i] = gamma[i] * delta[i];
            mean += direction[i] / delta.length;
        }
        for (int i = 0; i < delta.length; i++) {
            direction[i] = (direction[i] - mean) / sigma;
        }
        return direction;
    }

    private static double dot(double[] x, float[] y, int from) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[from + i];
        }
        return sum;
    }

    private static final class Sum {
        private final double[] direction;
        private double total;
        private double size;

        Sum(double[] direction) {
            this.direction = direction;
        }

        void add(float[] part) {
            double share = dot(direction, part, 0);
            total += share;
            size += Math.abs(share);
        }
    }
}
