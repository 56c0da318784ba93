package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Weights.Block;
import org.spinoscope.gpt2.Weights.Conv1D;
import org.spinoscope.gpt2.Weights.Norm;

/// Reads the layers of a checkpoint.
record BlockReader(WeightFiles files, Gpt2Config config) {

    @FunctionalInterface
    private interface Tensors {
        NDArray load(String name, long... shape);
    }

    /// All layers as float32.
    List<Block> wide(NDManager manager, Progress progress) {
        boolean packed = packed(config);
        return IntStream.range(0, config.layers())
                .mapToObj(layer -> {
                    tell(progress, layer);
                    return block(layer, (name, shape) -> files.load(manager, name, shape), packed);
                })
                .toList();
    }

    /// Whether products of few rows may keep a packed copy of a wide model's weights.
    static boolean packed(Gpt2Config config) {
        return bytes(config) * config.layers() <= Weights.PACKED_LIMIT;
    }

    /// All layers in their own narrow type, each checked once.
    List<Block> narrow(NDManager manager, Progress progress) {
        var layers = new NarrowLayers(
                config.layers(),
                bytes(config),
                manager,
                (layer, owner, room) ->
                        block(layer, (name, shape) -> files.unchecked(owner, room, name, shape), false));
        try {
            for (int layer = 0; layer < config.layers(); layer++) {
                tell(progress, layer);
                check(layers.get(layer), layer);
            }
            return layers;
        } catch (RuntimeException e) {
            layers.close();
            throw e;
        }
    }

    private void tell(Progress progress, int layer) {
        progress.at((layer + 1.0) / (config.layers() + 2), "Loading layer " + layer);
    }

    /// Of a layer in float32, with room to align each tensor.
    private static long bytes(Gpt2Config config) {
        long d = config.dModel();
        long numbers = 4 * d * d + 2 * d * config.dMlp() + 13 * d + config.dMlp();
        return Float.BYTES * numbers + 16 * Double.BYTES;
    }

    private void check(Block block, int layer) {
        var at = "h." + layer + ".";
        check(at + "ln_1", block.ln1().weight(), block.ln1().bias());
        check(at + "attn.c_attn", block.cAttn().weight(), block.cAttn().bias());
        check(at + "attn.c_proj", block.cProj().weight(), block.cProj().bias());
        check(at + "ln_2", block.ln2().weight(), block.ln2().bias());
        check(at + "mlp.c_fc", block.cFc().weight(), block.cFc().bias());
        check(at + "mlp.c_proj", block.mlpProj().weight(), block.mlpProj().bias());
    }

    private void check(String name, NDArray weight, NDArray bias) {
        files.requireFinite(name + ".weight", weight);
        files.requireFinite(name + ".bias", bias);
    }

    /// @param packed whether products of few rows may keep a packed copy of the weights
    private Block block(int layer, Tensors tensors, boolean packed) {
        int d = config.dModel();
        var at = "h." + layer + ".";
        var cAttn = conv(packed, tensors, at + "attn.c_attn", d, 3 * d);
        return new Block(
                norm(tensors, at + "ln_1"),
                cAttn,
                cAttn.columns(0, d),
                cAttn.columns(d, 3 * d),
                conv(packed, tensors, at + "attn.c_proj", d, d),
                norm(tensors, at + "ln_2"),
                conv(packed, tensors, at + "mlp.c_fc", d, config.dMlp()),
                conv(packed, tensors, at + "mlp.c_proj", config.dMlp(), d));
    }

    /// A layer norm as float32.
    Norm norm(NDManager manager, String name) {
        return norm((tensor, shape) -> files.load(manager, tensor, shape), name);
    }

    private Norm norm(Tensors tensors, String name) {
        return new Norm(tensors.load(name + ".weight", config.dModel()), tensors.load(name + ".bias", config.dModel()));
    }

    private static Conv1D conv(boolean packed, Tensors tensors, String name, int in, int out) {
        return new Conv1D(
                tensors.load(name + ".weight", in, out), tensors.load(name + ".bias", out), new PackedMap(packed));
    }
}
