package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.IntStream;

/// The attention of a block: what its heads mix together, before the output projection.
final class Attention {

    private final Gpt2Config config;
    private final Weights weights;
    private final List<NDArray> scales;

    Attention(Gpt2Config config, Weights weights) {
        this.config = config;
        this.weights = weights;
        this.scales = IntStream.range(0, config.layers())
                .mapToObj(layer -> weights.manager().create((float) config.attentionScale(layer)))
                .toList();
    }

    /// The heads' mixed values z = softmax(QKᵀ·scale) V, `[token, d_model]`.
    NDArray z(int layer, NDArray x, PackedBatch packedBatch, ActivationRecorder activationRecorder) {
        var w = weights.blocks().get(layer);
        var normed = NativeOps.layerNorm(x, w.ln1(), config.epsilon());
        var qkv = NativeOps.conv1d(normed, w.cAttn());
        seeQkv(layer, qkv, activationRecorder);
        return mix(layer, qkv, normed, packedBatch, activationRecorder);
    }

    /// The heads' mixed values from all queries, keys and values.
    ///
    /// @param qkv `[token, 3·d_model]`
    /// @param normed what ln_1 puts out `[token, d_model]`
    NDArray mix(
            int layer,
            NDArray qkv,
            NDArray normed,
            PackedBatch packedBatch,
            ActivationRecorder activationRecorder) {
        var heads = splitHeads(packedBatch.pad(qkv), packedBatch, 3); // [3, sequence, head, position, d_head]
        var pairs = heads.get(0).mul(scales.get(layer)).matMul(heads.get(1).transpose(0, 1, 3, 2));
        var scores = activationRecorder.editScores(layer, pairs, normed).add(packedBatch.causal());
        activationRecorder.seePairs(Hook.ATTN_SCORES.in(layer), scores);
        var pattern = scores.softmax(-1);
        activationRecorder.seePairs(Hook.PATTERN.in(layer), pattern);
        var z = pattern.matMul(heads.get(2)); // [sequence, head, position, d_head]
        return packedBatch.pack(z.transpose(0, 2, 1, 3)
                .reshape((long) packedBatch.sequences() * packedBatch.longest(), config.dModel()));
    }

    /// The same at each sequence's last position alone, `[sequence, d_model]`: keys and values of all positions, one
    /// query.
    NDArray lastZ(int layer, NDArray x, PackedBatch packedBatch, ActivationRecorder activationRecorder) {
        var w = weights.blocks().get(layer);
        var normed = NativeOps.layerNorm(x, w.ln1(), config.epsilon());
        var kv = splitHeads(packedBatch.pad(NativeOps.conv1d(normed, w.keyValue())), packedBatch, 2);
        var q = NativeOps.conv1d(packedBatch.last(normed), w.query())
                .reshape(packedBatch.sequences(), config.heads(), 1, config.dHead())
                .mul(scales.get(layer));
        var pattern = q.matMul(kv.get(0).transpose(0, 1, 3, 2))
                .add(packedBatch.lastMask())
                .softmax(-1);
        activationRecorder.recordLastPattern(layer, pattern);
        return pattern.matMul(kv.get(1)).reshape(packedBatch.sequences(), config.dModel());
    }

    private NDArray splitHeads(NDArray padded, PackedBatch packedBatch, int parts) {
        return padded.reshape(packedBatch.sequences(), packedBatch.longest(), parts, config.heads(), config.dHead())
                .transpose(2, 0, 3, 1, 4);
    }

    private void seeQkv(int layer, NDArray qkv, ActivationRecorder activationRecorder) {
        int d = config.dModel();
        var hooks = List.of(Hook.Q, Hook.K, Hook.V);
        for (int part = 0; part < 3; part++) {
            if (activationRecorder.wants(hooks.get(part).in(layer))) {
                var slice = qkv.get(":, {}:{}", part * d, (part + 1) * d);
                activationRecorder.record(hooks.get(part).in(layer), slice, config.heads(), config.dHead());
            }
        }
    }
}
