package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;

/// GPT-2's forward pass.
///
/// Activations are packed, `[token, …]` over all sequences of the batch (see [PackedBatch]); every array a method
/// returns belongs to the scope of the array it was given.
final class Forward {

    /// Rows of a narrow unembedding that are widened together.
    private static final int ROWS_AT_ONCE = 8192;

    private final Gpt2Config config;
    private final Weights weights;
    private final NDArray geluLinear;
    private final NDArray geluCubic;
    private final Attention attention;
    private @Nullable DistinctLogits distinct;

    Forward(Gpt2Config config, Weights weights) {
        this.config = config;
        this.weights = weights;
        var owner = weights.manager();
        this.geluLinear = owner.create((float) (2 * Math.sqrt(2 / Math.PI)));
        this.geluCubic = owner.create((float) (2 * Math.sqrt(2 / Math.PI) * 0.044715));
        this.attention = new Attention(config, weights);
    }

    /// Token plus position embedding, `[token, d_model]`.
    NDArray embed(List<int[]> prompts, PackedBatch batch, ActivationRecorder activationRecorder) {
        var ids = batch.ids(prompts);
        var tokens = weights.wte().rows(ids.getManager(), ids);
        var places = weights.wpe().rows(ids.getManager(), batch.positions());
        activationRecorder.record(Hook.EMBED.point(), tokens);
        activationRecorder.record(Hook.POS_EMBED.point(), places);
        return tokens.add(places);
    }

    /// Blocks `from` to the last, each in a scope of its own so that memory is used again.
    ///
    /// @return the final residual stream, `[token, d_model]`; `[sequence, d_model]` of the last positions alone if
    ///     `lastOnly`
    NDArray blocks(
            int from,
            NDArray x,
            PackedBatch packedBatch,
            ActivationRecorder activationRecorder,
            boolean lastOnly,
            Progress progress) {
        for (int layer = from; layer < config.layers(); layer++) {
            NativeExit.OF_PROCESS.stopIfEnding();
            progress.at((double) (layer - from) / (config.layers() - from), "Layer " + layer);
            boolean narrow = lastOnly && layer == config.layers() - 1;
            x = narrow
                    ? inScope(x, layer, packedBatch, activationRecorder, this::lastBlock)
                    : inScope(x, layer, packedBatch, activationRecorder, this::block);
        }
        return x;
    }

    /// What follows a change of a layer's heads or MLP: the rest of that block, then the blocks after it.
    ///
    /// @param x the residual stream between attention and MLP, `[token, d_model]`
    /// @return the final residual stream of the last positions, `[sequence, d_model]`
    NDArray fromResidMid(
            int layer, NDArray x, PackedBatch packedBatch, ActivationRecorder activationRecorder, Progress progress) {
        boolean last = layer == config.layers() - 1;
        boolean narrow = last && !activationRecorder.replacesMlp(layer);
        var y = inScope(
                x,
                layer,
                packedBatch,
                activationRecorder,
                (l, mid, o, t) -> mlpBlock(l, narrow ? o.last(mid) : mid, t));
        return last && !narrow
                ? packedBatch.last(y)
                : blocks(layer + 1, y, packedBatch, activationRecorder, true, progress);
    }

    private interface Step {
        NDArray run(int layer, NDArray x, PackedBatch packedBatch, ActivationRecorder activationRecorder);
    }

    private NDArray inScope(
            NDArray x, int layer, PackedBatch packedBatch, ActivationRecorder activationRecorder, Step step) {
        NDManager outer = x.getManager();
        try (var scope = outer.newSubManager()) {
            x.attach(scope);
            var y = step.run(layer, x, packedBatch, activationRecorder);
            y.attach(outer);
            return y;
        }
    }

    /// One transformer block: x + attn(ln_1(x)), then + mlp(ln_2(·)).
    NDArray block(int layer, NDArray x, PackedBatch packedBatch, ActivationRecorder activationRecorder) {
        activationRecorder.record(Hook.RESID_PRE.in(layer), x);
        var z = activationRecorder.patch(layer, attention.z(layer, x, packedBatch, activationRecorder));
        activationRecorder.record(Hook.Z.in(layer), z, config.heads(), config.dHead());
        var out = joinHeads(layer, z); // heads are removed before c_proj, never after
        activationRecorder.record(Hook.ATTN_OUT.in(layer), out);
        return mlpBlock(layer, x.add(out), activationRecorder);
    }

    Attention attention() {
        return attention;
    }

    /// The second half of a block: x + mlp(ln_2(x)).
    NDArray mlpBlock(int layer, NDArray x, ActivationRecorder activationRecorder) {
        activationRecorder.record(Hook.RESID_MID.in(layer), x);
        var out = activationRecorder.patchMlp(layer, mlp(layer, x, activationRecorder));
        activationRecorder.record(Hook.MLP_OUT.in(layer), out);
        var y = x.add(out);
        activationRecorder.record(Hook.RESID_POST.in(layer), y);
        return y;
    }

    /// mlp(ln_2(x)), unpatched.
    NDArray mlp(int layer, NDArray x, ActivationRecorder activationRecorder) {
        var w = weights.blocks().get(layer);
        var normed = NativeOps.layerNorm(x, w.ln2(), config.epsilon());
        boolean together = config.activation() == Gpt2Config.Activation.GELU_NEW
                && !activationRecorder.wants(Hook.MLP_PRE.in(layer));
        var hidden = (together ? NativeOps.geluNewOfConv1d(normed, w.cFc()) : Optional.<NDArray>empty())
                .orElseGet(() -> activated(layer, NativeOps.conv1d(normed, w.cFc()), activationRecorder));
        activationRecorder.record(Hook.MLP_POST.in(layer), hidden);
        return NativeOps.conv1d(hidden, w.mlpProj());
    }

    private NDArray activated(int layer, NDArray hidden, ActivationRecorder activationRecorder) {
        activationRecorder.record(Hook.MLP_PRE.in(layer), hidden);
        return activation(hidden);
    }

    /// Σ_h z_h W_O + b_O.
    NDArray joinHeads(int layer, NDArray z) {
        return NativeOps.conv1d(z, weights.blocks().get(layer).cProj());
    }

    /// The last block at each sequence's last position alone, `[sequence, d_model]`.
    private NDArray lastBlock(int layer, NDArray x, PackedBatch packedBatch, ActivationRecorder activationRecorder) {
        activationRecorder.record(Hook.RESID_PRE.in(layer), x);
        var z = activationRecorder.patchLast(layer, attention.lastZ(layer, x, packedBatch, activationRecorder));
        return mlpBlock(layer, packedBatch.last(x).add(joinHeads(layer, z)), activationRecorder);
    }

    /// ln_f.
    NDArray finalNorm(NDArray x) {
        return NativeOps.layerNorm(x, weights.lnFinal(), config.epsilon());
    }

    /// √(variance + ε) of each row, `[row, 1]`.
    NDArray finalScale(NDArray x) {
        var centred = x.sub(x.mean(new int[] {1}, true));
        return centred.mul(centred)
                .mean(new int[] {1}, true)
                .add((float) config.epsilon())
                .sqrt();
    }

    /// All logits of normalised rows, `[row, vocabulary]`.
    NDArray unembed(NDArray normalised) {
        var table = weights.unembedding();
        var parts = new NDList();
        int step = table instanceof Table.Wide ? table.rows() : ROWS_AT_ONCE;
        for (int from = 0; from < table.rows(); from += step) {
            var scope = normalised.getManager();
            try (var part = table.slice(scope, from, Math.min(table.rows(), from + step));
                    var transposed = part.transpose()) {
                parts.add(normalised.matMul(transposed));
            }
        }
        return parts.size() == 1 ? parts.getFirst() : NDArrays.concat(parts, 1);
    }

    /// The vocabulary with equal rows taken together; looked through the first time.
    DistinctLogits distinctLogits() {
        var known = distinct;
        if (known == null) {
            known = DistinctLogits.of(this, weights.unembedding(), weights.manager());
            distinct = known;
        }
        return known;
    }

    /// gelu_new as x·σ(2√(2/π)(x + 0.044715x³)), which is the same function and keeps its digits at large negative x.
    NDArray activation(NDArray x) {
        if (config.activation() == Gpt2Config.Activation.GELU) {
            return NativeOps.gelu(x);
        }
        var square = x.mul(x);
        if (NativeOps.recording()) { // autograd needs every step again
            return Activation.sigmoid(square.mul(geluCubic).add(geluLinear).mul(x))
                    .mul(x);
        }
        var twice = square.muli(geluCubic).addi(geluLinear).muli(x);
        return Activation.sigmoid(twice).muli(x);
    }
}
