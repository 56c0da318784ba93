package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.spinoscope.common.Progress;

/// All weights of a model as native float32 arrays, in Hugging Face's names and Conv1D layout (y = x A + b).
///
/// Those of a large float16 or bfloat16 checkpoint stay in its own type and are widened layer by layer,
/// when a layer is asked for: use a block before asking for another.
///
/// @param wte token embedding `[vocabulary, d_model]`
/// @param wpe position embedding `[positions, d_model]`
/// @param unembedding `[vocabulary, d_model]`: wte itself where the head is tied
record Weights(
        NDManager manager, WeightFiles files, Table wte, Table wpe, Table unembedding, List<Block> blocks, Norm lnFinal)
        implements AutoCloseable {

    /// A layer norm's weight and bias, `[d_model]` each.
    record Norm(NDArray weight, NDArray bias) {}

    /// A linear map `[in, out]` with its bias `[out]`, and its weights for products with a few rows.
    record Conv1D(NDArray weight, NDArray bias, PackedMap packed) {

        /// A view of some of the outputs, from `begin` to before `end`.
        Conv1D columns(int begin, int end) {
            return new Conv1D(
                    weight.get(":, {}:{}", begin, end), bias.get("{}:{}", begin, end), new PackedMap(packed.allowed()));
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

    /// Narrow weights that are no more bytes than this in float32 are widened once and for all.
    static final long WIDE_LIMIT = 256L << 20;

    /// Layers that are more bytes than this in float32 get no packed copy, which would double their memory.
    static final long PACKED_LIMIT = 1536L << 20;

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
    /// @param wideLimit bytes in float32 up to which narrow weights are widened once and for all
    /// @throws CheckpointException if a tensor is missing, of a wrong shape or type, or not finite
    static Weights load(Path folder, Gpt2Config config, NDManager parent, long wideLimit, Progress progress) {
        var files = WeightFiles.open(folder);
        var manager = parent.newSubManager();
        try {
            refuseUnknown(files, config);
            int d = config.dModel();
            boolean narrow = Float.BYTES * files.numbers() > wideLimit;
            var wte = table(files, manager, narrow, embeddingName(files, config), config.vocabulary(), d);
            var wpe = table(files, manager, false, "wpe.weight", config.positions(), d);
            var reader = new BlockReader(files, config);
            var blocks = narrow && files.isNarrow("h.0.mlp.c_fc.weight")
                    ? reader.narrow(manager, progress)
                    : reader.wide(manager, progress);
            var unembedding =
                    config.tied() ? wte : table(files, manager, narrow, "lm_head.weight", config.vocabulary(), d);
            return new Weights(manager, files, wte, wpe, unembedding, blocks, reader.norm(manager, "ln_f"));
        } catch (RuntimeException e) {
            manager.close();
            files.close();
            throw e;
        }
    }

    private static Table table(WeightFiles files, NDManager manager, boolean narrow, String name, int rows, int width) {
        return narrow
                ? files.narrowTable(manager, name, rows, width)
                : new Table.Wide(files.load(manager, name, rows, width));
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

    @Override
    public void close() {
        if (blocks instanceof NarrowLayers narrow) {
            narrow.close();
        }
        manager.close();
        files.close();
    }
}
