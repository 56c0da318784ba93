package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.spinoscope.common.Progress;

/// All weights of a model as native float32 arrays, in Hugging Face's names and Conv1D layout (y = x A + b).
///
/// @param wte token embedding `[vocabulary, d_model]`
/// @param wpe position embedding `[positions, d_model]`
/// @param unembedding `[vocabulary, d_model]`: wte itself where the head is tied
record Weights(
        NDManager manager,
        WeightFiles files,
        NDArray wte,
        NDArray wpe,
        NDArray unembedding,
        List<Block> blocks,
        Norm lnFinal)
        implements AutoCloseable {

    /// A layer norm's weight and bias, `[d_model]` each.
    record Norm(NDArray weight, NDArray bias) {}

    /// A linear map `[in, out]` with its bias `[out]`.
    record Conv1D(NDArray weight, NDArray bias) {

        /// A view of some of the outputs, from `begin` to before `end`.
        Conv1D columns(int begin, int end) {
            return new Conv1D(weight.get(":, {}:{}", begin, end), bias.get("{}:{}", begin, end));
        }
    }

    /// One transformer block.
    ///
    /// @param cAttn d_model → 3·d_model, columns Q, K, V
    /// @param cProj d_model → d_model, rows grouped by head
    /// @param cFc d_model → d_mlp
    /// @param mlpProj d_mlp → d_model
    /// @param query the columns of cAttn that make queries, a view
    /// @param keyValue the columns of cAttn that make keys and values, a view
    record Block(
            Norm ln1,
            Conv1D cAttn,
            Conv1D query,
            Conv1D keyValue,
            Conv1D cProj,
            Norm ln2,
            Conv1D cFc,
            Conv1D mlpProj) {}

    private static final Pattern LAYER = Pattern.compile("h\\.(0|[1-9]\\d{0,8})\\.(.+)");
    private static final Set<String> OUTSIDE =
            Set.of("wte.weight", "wpe.weight", "ln_f.weight", "ln_f.bias", "lm_head.weight");
    /// Further heads that read the final residual stream and change no logit.
    private static final Pattern OTHER_HEADS = Pattern.compile("(score|classifier|multiple_choice_head|v_head)\\..+");
    private static final Set<String> BUFFERS = Set.of("attn.bias", "attn.masked_bias");
    private static final Set<String> BLOCK = Set.of(
            "ln_1.weight",
            "ln_1.bias",
            "attn.c_attn.weight",
            "attn.c_attn.bias",
            "attn.c_proj.weight",
            "attn.c_proj.bias",
            "ln_2.weight",
            "ln_2.bias",
            "mlp.c_fc.weight",
            "mlp.c_fc.bias",
            "mlp.c_proj.weight",
            "mlp.c_proj.bias");

    /// Loads a checkpoint folder's weights into a child of `parent`.
    ///
    /// @throws CheckpointException if a tensor is missing, of a wrong shape or type, or not finite
    static Weights load(Path folder, Gpt2Config config, NDManager parent, Progress progress) {
        var files = WeightFiles.open(folder);
        var manager = parent.newSubManager();
        try {
            refuseUnknown(files, config);
            var reader = new Reader(files, manager, config.dModel());
            int d = config.dModel();
            var wte = files.load(manager, embeddingName(files, config), config.vocabulary(), d);
            var wpe = files.load(manager, "wpe.weight", config.positions(), d);
            var blocks = new ArrayList<Block>();
            for (int layer = 0; layer < config.layers(); layer++) {
                progress.at((layer + 1.0) / (config.layers() + 2), "Loading layer " + layer);
                blocks.add(reader.block("h." + layer + ".", config.dMlp()));
            }
            var unembedding = config.tied() ? wte : files.load(manager, "lm_head.weight", config.vocabulary(), d);
            return new Weights(manager, files, wte, wpe, unembedding, List.copyOf(blocks), reader.norm("ln_f"));
        } catch (RuntimeException e) {
            manager.close();
            files.close();
            throw e;
        }
    }

    /// Weights that the forward pass would not use would make its numbers quietly wrong.
    private static void refuseUnknown(WeightFiles files, Gpt2Config config) {
        for (var name : files.names()) {
            var layer = LAYER.matcher(name);
            if (!layer.matches()) {
                if (!OUTSIDE.contains(name) && !OTHER_HEADS.matcher(name).matches()) {
                    throw unknown(name);
                }
                continue;
            }
            if (Integer.parseInt(layer.group(1)) >= config.layers()) {
                throw new CheckpointException("The checkpoint holds " + name + ", but its config.json speaks of only "
                        + config.layers() + " layers. Use the config.json that belongs to these weights.");
            }
            if (!BLOCK.contains(layer.group(2)) && !BUFFERS.contains(layer.group(2))) {
                throw unknown(name);
            }
        }
        if (config.tied()
                && files.has("lm_head.weight")
                && files.has("wte.weight")
                && !files.same("lm_head.weight", "wte.weight")) {
            throw new CheckpointException("The checkpoint holds an lm_head.weight that differs from wte.weight, but its"
                    + " config.json ties them. Set tie_word_embeddings to false there to use it.");
        }
    }

    /// Where head and embedding are tied, some writers keep the one tensor under the head's name.
    private static String embeddingName(WeightFiles files, Gpt2Config config) {
        return config.tied() && !files.has("wte.weight") && files.has("lm_head.weight")
                ? "lm_head.weight"
                : "wte.weight";
    }

    private static CheckpointException unknown(String name) {
        return new CheckpointException("The checkpoint holds " + name
                + ", which no plain GPT-2 has. Choose a checkpoint of GPT-2's own architecture.");
    }

    private record Reader(WeightFiles files, NDManager manager, int dModel) {

        Block block(String at, int dMlp) {
            var cAttn = conv(at + "attn.c_attn", dModel, 3 * dModel);
            return new Block(
                    norm(at + "ln_1"),
                    cAttn,
                    cAttn.columns(0, dModel),
                    cAttn.columns(dModel, 3 * dModel),
                    conv(at + "attn.c_proj", dModel, dModel),
                    norm(at + "ln_2"),
                    conv(at + "mlp.c_fc", dModel, dMlp),
                    conv(at + "mlp.c_proj", dMlp, dModel));
        }

        Norm norm(String name) {
            return new Norm(files.load(manager, name + ".weight", dModel), files.load(manager, name + ".bias", dModel));
        }

        private Conv1D conv(String name, int in, int out) {
            return new Conv1D(files.load(manager, name + ".weight", in, out), files.load(manager, name + ".bias", out));
        }
    }

    @Override
    public void close() {
        manager.close();
        files.close();
    }
}
