package org.spinoscope.spinbath;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.ForwardResult;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.SpinBatch;
import org.spinoscope.gpt2.Tensor;
import org.spinoscope.gpt2.TokenizedPair;

/// What each head has gathered at the last position k of every prompt: its context field N0 = Σ_j α_j x_j W_V (+ b_V)
/// with α = softmax_j(Ω_kj), eq. (3). Words play no part in it, so that gaps of many words share it.
///
/// @param layers N0 of each layer, `[prompt, head, d_head]`
public record HeadContexts(List<Tensor> layers) {

    /// Context fields of all heads, a layer's heads and all prompts in a few matrix products.
    ///
    /// @param forward the model's own run over the prompts, with what [HeadGaps#request] requests
    public static HeadContexts of(
            Gpt2 model, List<TokenizedPair> trials, Reading reading, ForwardResult forward, Progress progress) {
        var tokenSpins = new TokenSpins(model, trials, reading.source(), reading.unitSpins(), forward);
        boolean biases = reading.biases() == Reading.Biases.QKV;
        int count = model.config().layers();
        if (trials.size() == 1) {
            return new HeadContexts(single(model, tokenSpins, biases));
        }
        var layers = new ArrayList<Tensor>();
        if (tokenSpins.sameInEveryLayer()) {
            try (var spins = model.circuits().batch(tokenSpins.in(0))) {
                for (int layer = 0; layer < count; layer++) {
                    layers.add(layer(model, layer, spins, biases, progress));
                }
            }
        } else {
            for (int layer = 0; layer < count; layer++) {
                try (var spins = model.circuits().batch(tokenSpins.in(layer))) {
                    layers.add(layer(model, layer, spins, biases, progress));
                }
            }
        }
        return new HeadContexts(List.copyOf(layers));
    }

    private static List<Tensor> single(Gpt2 model, TokenSpins spins, boolean biases) {
        var circuits = model.circuits();
        return spins.sameInEveryLayer()
                ? circuits.contextFields(spins.in(0).getFirst(), biases)
                : circuits.contextFields(
                        IntStream.range(0, model.config().layers())
                                .mapToObj(layer -> spins.in(layer).getFirst())
                                .toList(),
                        biases);
    }

    private static Tensor layer(Gpt2 model, int layer, SpinBatch spins, boolean biases, Progress progress) {
        progress.at((double) layer / model.config().layers(), "Context fields of layer " + layer);
        return model.circuits().contextFields(layer, spins, biases);
    }
}
