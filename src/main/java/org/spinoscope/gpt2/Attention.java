package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The attention of a block: what its heads mix together, before the output projection.
final class Attention {

    /// d_model from which one operation is worth other last digits: smaller models take microseconds either way.
    private static final int WIDE = 512;

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
            int layer, NDArray qkv, NDArray normed, PackedBatch packedBatch, ActivationRecorder activationRecorder) {
        boolean steps = activationRecorder.usesPairs(layer) || NativeOps.recording() || config.dModel() < WIDE;
        var kernel = steps ? Optional.<FusedAttention>empty() : FusedAttention.find();
        return kernel.map(found -> fused(found, layer, qkv, packedBatch))
                .orElseGet(() -> stepByStep(layer, qkv, normed, packedBatch, activationRecorder));
    }

    NDArray fused(FusedAttention kernel, int layer, NDArray qkv, PackedBatch packedBatch) {
        var padded = packedBatch.pad(qkv);
        return packedBatch.unpad(
                kernel.of(padded, packedBatch.sequences(), config.heads(), config.attentionScale(layer)));
    }

    /// With scores and patterns that can be seen and changed.
    NDArray stepByStep(
            int layer, NDArray qkv, NDArray normed, PackedBatch packedBatch, ActivationRecorder activationRecorder) {
        var heads = packedBatch.toHeads(qkv, 3, config.heads()); // [3, sequence, head, position, d_head]
        var pairs = flat(heads.get(0)).mul(scales.get(layer)).matMul(transposed(heads.get(1)));
        var ofHeads =
                pairs.reshape(packedBatch.sequences(), config.heads(), packedBatch.longest(), packedBatch.longest());
        var scores = activationRecorder.editScores(layer, ofHeads, normed).add(packedBatch.causal());
        activationRecorder.seePairs(Hook.ATTN_SCORES.in(layer), scores);
        var pattern = scores.softmax(-1);
        activationRecorder.seePairs(Hook.PATTERN.in(layer), pattern);
        return packedBatch.fromHeads(flat(pattern).matMul(flat(heads.get(2))), config.heads());
    }

    /// The same at each sequence's last position alone, `[sequence, d_model]`: keys and values of all
    /// positions, one query.
    NDArray lastZ(int layer, NDArray x, PackedBatch packedBatch, ActivationRecorder activationRecorder) {
        var w = weights.blocks().get(layer);
        var normed = NativeOps.layerNorm(x, w.ln1(), config.epsilon());
        var kv = packedBatch.toHeads(NativeOps.conv1d(normed, w.keyValue()), 2, config.heads());
        var q = NativeOps.conv1d(packedBatch.last(normed), w.query())
                .reshape((long) packedBatch.sequences() * config.heads(), 1, config.dHead())
                .mul(scales.get(layer));
        var pattern = q.matMul(transposed(kv.get(0)))
                .reshape(packedBatch.sequences(), config.heads(), 1, packedBatch.longest())
                .add(packedBatch.lastMask())
                .softmax(-1);
        activationRecorder.recordLastPattern(layer, pattern);
        return flat(pattern).matMul(flat(kv.get(1))).reshape(packedBatch.sequences(), config.dModel());
    }

    /// `[sequence, head, …]` → `[sequence·head, …]`, the shape of a batch of matrix products.
    private static NDArray flat(NDArray ofHeads) {
        var shape = ofHeads.getShape();
        return ofHeads.reshape(shape.get(0) * shape.get(1), shape.get(2), shape.get(3));
    }

    private static NDArray transposed(NDArray ofHeads) {
        return flat(ofHeads).transpose(0, 2, 1);
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
