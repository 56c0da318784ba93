package org.spinoscope.spinbath;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;

/// What each head attends to: the mean spin c = Σ_j α_j x_j of every prompt, with α = softmax_j(Ω_kj), eq. (3) and k the
/// last position.
///
/// The context field is linear in it, N0 = c W_V (+ b_V), so once c is known a logit gap is one dot product.
///
/// @param layers mean spins of each layer, `[prompt, head, d_model]`
/// @param withValueBias whether b_V belongs to N0
public record MeanSpins(List<Tensor> layers, boolean withValueBias) {

    /// Mean spins of all heads, a layer's heads and all prompts in one matrix product.
    ///
    /// @param forward the model's own run over the prompts, with what [HeadGaps#request] requests
    public static MeanSpins of(
            Gpt2 model, List<TokenizedPair> trials, Reading reading, ForwardResult forward, Progress progress) {
        var tokenSpins = new TokenSpins(model, trials, reading.source(), reading.unitSpins(), forward);
        boolean biases = reading.biases() == Reading.Biases.QKV;
        var layers = new ArrayList<Tensor>();
        var shared = tokenSpins.sameInEveryLayer() ? tokenSpins.in(0) : List.<Tensor>of();
        for (int layer = 0; layer < model.config().layers(); layer++) {
            progress.at((double) layer / model.config().layers(), "Pair fields of layer " + layer);
            var x = tokenSpins.sameInEveryLayer() ? shared : tokenSpins.in(layer);
            var queries =
                    Tensor.ofRows(x.stream().map(t -> t.slice(t.shape()[0] - 1)).toArray(float[][]::new));
            var fields = model.circuits().pairField(layer, queries, biases);
            layers.add(meanSpins(x, fields));
        }
        return new MeanSpins(List.copyOf(layers), biases);
    }

    /// The mean spins of a layer `[prompt, head, d_model]` from its spins and pair fields.
    static Tensor meanSpins(List<Tensor> x, Tensor fields) {
        int heads = fields.shape()[1];
        int width = fields.shape()[2];
        var means = new float[x.size() * heads * width];
        IntStream.range(0, x.size()).parallel().forEach(p -> meanSpins(x.get(p), fields, p, means));
        return new Tensor(means, x.size(), heads, width);
    }

    /// The mean spins of a prompt's heads, into their place.
    private static void meanSpins(Tensor x, Tensor fields, int prompt, float[] means) {
        int heads = fields.shape()[1];
        int width = fields.shape()[2];
        var data = x.data();
        var sum = new double[width];
        for (int h = 0; h < heads; h++) {
            var weights = Softmax.of(scores(x, fields, prompt, h));
            java.util.Arrays.fill(sum, 0);
            for (int j = 0; j < weights.length; j++) {
                double weight = weights[j];
                int row = j * width;
                for (int a = 0; a < width; a++) {
                    sum[a] += weight * data[row + a];
                }
            }
            int at = (prompt * heads + h) * width;
            for (int a = 0; a < width; a++) {
                means[at + a] = (float) sum[a];
            }
        }
    }

    /// Ω_kj = h·x_j for all keys.
    private static double[] scores(Tensor x, Tensor fields, int prompt, int head) {
        int width = x.shape()[1];
        int from = fields.offset(prompt, head);
        var scores = new double[x.shape()[0]];
        for (int j = 0; j < scores.length; j++) {
            scores[j] = Dot.of(fields.data(), from, x.data(), j * width, width);
        }
        return scores;
    }
}
