package org.spinoscope.gpt2;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The fields of a Hugging Face `config.json` that change GPT-2's numbers.
///
/// @param layers `n_layer`
/// @param heads `n_head`
/// @param dModel `n_embd`
/// @param dMlp `n_inner`, 4·d_model unless the file says otherwise
/// @param vocabulary `vocab_size`
/// @param positions `n_positions`: the longest prompt in tokens
/// @param epsilon `layer_norm_epsilon`
/// @param activation `activation_function`
/// @param scaleByRoot `scale_attn_weights`: scores are divided by √d_head
/// @param scaleByLayer `scale_attn_by_inverse_layer_idx`: scores of layer l are also divided by l + 1
/// @param tied `tie_word_embeddings`: the unembedding is wte itself
public record Gpt2Config(
        int layers,
        int heads,
        int dModel,
        int dMlp,
        int vocabulary,
        int positions,
        double epsilon,
        Activation activation,
        boolean scaleByRoot,
        boolean scaleByLayer,
        boolean tied) {

    /// The nonlinearity of the MLP.
    public enum Activation {
        /// 0.5x(1 + tanh(√(2/π)(x + 0.044715x³)))
        GELU_NEW,
        /// x·Φ(x) with the exact normal distribution
        GELU
    }

    private static final int LARGEST_SIZE = 1 << 24;

    public Gpt2Config {
        requirePositive("n_layer", layers);
        requirePositive("n_head", heads);
        requirePositive("n_embd", dModel);
        requirePositive("n_inner", dMlp);
        requirePositive("vocab_size", vocabulary);
        requirePositive("n_positions", positions);
        if (dModel % heads != 0) {
            throw new CheckpointException("config.json: n_embd " + dModel + " is not a multiple of n_head " + heads
                    + ". Use the config.json that belongs to these weights.");
        }
        if (!(epsilon > 0) || epsilon > 1) {
            throw new CheckpointException(
                    "config.json: layer_norm_epsilon " + epsilon
                            + " is not above 0 and at most 1, so the layer norm could divide by zero. Set it to the value the model was trained with; GPT-2's is 1e-5.");
        }
    }

    /// GPT-2 small's own shape and settings.
    public static Gpt2Config small() {
        return new Gpt2Config(12, 12, 768, 3072, 50257, 1024, 1e-5, Activation.GELU_NEW, true, false, true);
    }

    /// The same with other numbers of layers and heads and another width, as GPT-2's larger sizes have.
    public Gpt2Config sized(int otherLayers, int otherHeads, int width) {
        return new Gpt2Config(
                otherLayers,
                otherHeads,
                width,
                4 * width,
                vocabulary,
                positions,
                epsilon,
                activation,
                scaleByRoot,
                scaleByLayer,
                tied);
    }

    /// The width of a head's space.
    public int dHead() {
        return dModel / heads;
    }

    /// All heads, layer by layer.
    public List<HeadId> allHeads() {
        var all = new ArrayList<HeadId>();
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                all.add(new HeadId(layer, head));
            }
        }
        return List.copyOf(all);
    }

    /// @throws IllegalArgumentException if the model has no such head
    public void require(HeadId id) {
        if (id.layer() >= layers || id.head() >= heads) {
            throw new IllegalArgumentException(
                    "There is no " + id + " in a model of " + layers + " layers with " + heads + " heads.");
        }
    }

    /// @throws IllegalArgumentException if the model has no such head or MLP
    public void require(ModelComponent component) {
        switch (component) {
            case HeadId head -> require(head);
            case MlpId mlp -> {
                if (mlp.layer() >= layers) {
                    throw new IllegalArgumentException("There is no " + mlp + " in a model of " + layers + " layers.");
                }
            }
        }
    }

    /// What the attention scores of a layer are multiplied by: 1/√d_head in GPT-2. It is part of W_eff.
    public double attentionScale(int layer) {
        double root = scaleByRoot ? 1 / Math.sqrt(dHead()) : 1;
        return scaleByLayer ? root / (layer + 1) : root;
    }

    /// Reads a `config.json`.
    ///
    /// @throws CheckpointException if the file is missing, is not JSON, or does not describe a GPT-2
    public static Gpt2Config read(Path file) {
        return ConfigFile.read(file);
    }

    private static void requirePositive(String field, int value) {
        if (value < 1 || value > LARGEST_SIZE) {
            throw new CheckpointException("config.json: " + field + " is " + value
                    + ", which no GPT-2 has. Use the config.json that belongs to these weights.");
        }
    }
}
