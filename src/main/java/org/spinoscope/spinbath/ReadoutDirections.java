package org.spinoscope.spinbath;

import java.util.List;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Hook;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;

/// Each word's direction in the residual stream under a read-out: e_t in eq. (4), S_t = W_O e_t in eq. (5).
///
/// Every read-out is linear in N_proj, so a word is a vector: e_t itself, γ_f⊙e_t, or, for direct logit attribution,
/// (γ_f⊙e_t − its mean)/σ_f, whose product with N_proj equals that of γ_f⊙e_t with the centred N_proj over σ_f.
final class ReadoutDirections {

    private final Gpt2 model;
    private final Reading.Readout readout;
    private final ForwardResult forward;

    ReadoutDirections(Gpt2 model, Reading.Readout readout, ForwardResult forward) {
        this.model = model;
        this.readout = readout;
        this.forward = forward;
    }

    /// Δe = e_good − e_bad of every prompt, `[prompt, d_model]`.
    Tensor differences(List<TokenizedPair> trials) {
        var rows = new float[trials.size()][];
        for (int p = 0; p < rows.length; p++) {
            var good = of(p, trials.get(p).good());
            var bad = of(p, trials.get(p).bad());
            rows[p] = new float[good.length];
            for (int a = 0; a < good.length; a++) {
                rows[p][a] = (float) (good[a] - bad[a]);
            }
        }
        return Tensor.ofRows(rows);
    }

    /// The direction of a word, the mean over its tokens, as prompt `p` reads it out: `[d_model]`.
    double[] of(int prompt, int... tokens) {
        var rows = model.unembedding(tokens);
        var e = new double[rows.shape()[1]];
        for (int i = 0; i < rows.data().length; i++) {
            e[i % e.length] += (double) rows.data()[i] / tokens.length;
        }
        if (readout == Reading.Readout.RAW) {
            return e;
        }
        var gamma = model.lnFinal().weight();
        double mean = 0;
        for (int a = 0; a < e.length; a++) {
            e[a] *= gamma[a];
            mean += e[a] / e.length;
        }
        if (readout == Reading.Readout.DIRECT) {
            double sigma = sigma(prompt);
            for (int a = 0; a < e.length; a++) {
                e[a] = (e[a] - mean) / sigma;
            }
        }
        return e;
    }

    /// σ_f = √(var + ε) of the model's final residual at the prompt's last position.
    private double sigma(int prompt) {
        var scale = forward.activation(Hook.LN_FINAL_SCALE.point(), prompt).data();
        return scale[scale.length - 1];
    }
}
