package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import java.util.List;
import org.spinoscope.basis.Progress;

/// GPT-2's forward pass.
///
/// Activations stand packed, `[token, …]` over all sequences of the batch (see [Layout]); every array a method returns
/// belongs to the scope of the array it was given.
final class Forward {

    private final Gpt2Config config;
    private final Weights weights;
    private final NDArray geluLinear;
    private final NDArray geluCubic;
    private final List<NDArray> attentionScales;

    Forward(Gpt2Config config, Weights weights) {
        this.config = config;
        this.weights = weights;
        var owner = weights.manager();
        this.geluLinear = owner.create((float) (2 * Math.sqrt(2 / Math.PI)));
        this.geluCubic = owner.create((float) (2 * Math.sqrt(2 / Math.PI) * 0.044715));
        this.attentionScales = java.util.stream.IntStream.range(0, config.layers())
                .mapToObj(layer -> owner.create((float) config.attentionScale(layer)))
                .toList();
    }

    /// Token plus position embedding, `[token, d_model]`.
    NDArray embed(NDArray ids, NDArray positions, Tap tap) {
        var tokens = rowsOf(weights.wte(), ids);
        var places = rowsOf(weights.wpe(), positions);
        tap.see(Hook.EMBED.point(), tokens);
        tap.see(Hook.POS_EMBED.point(), places);
        return tokens.add(places);
    }

    private static NDArray rowsOf(NDArray table, NDArray index) {
        var rows = Ops.rows(table, index);
        rows.attach(index.getManager());
        return rows;
    }

    /// Blocks `from` to the last, each in a scope of its own so that memory is used again.
    ///
    /// @return the final residual stream, `[token, d_model]`; `[sequence, d_model]` of the last positions alone if
    ///     `lastOnly`
    NDArray blocks(int from, NDArray x, Layout layout, Tap tap, boolean lastOnly, Progress progress) {
        for (int layer = from; layer < config.layers(); layer++) {
            progress.at((double) (layer - from) / (config.layers() - from), "Layer " + layer);
            boolean narrow = lastOnly && layer == config.layers() - 1;
            x = narrow ? inScope(x, layer, layout, tap, this::lastBlock) : inScope(x, layer, layout, tap, this::block);
        }
        return x;
    }

    /// What follows a change of a layer's heads: the rest of that block, then the blocks after it.
    ///
    /// @param x the residual stream between attention and MLP, `[token, d_model]`
    /// @return the final residual stream of the last positions, `[sequence, d_model]`
    NDArray fromResidMid(int layer, NDArray x, Layout layout, Tap tap, Progress progress) {
        boolean narrow = layer == config.layers() - 1;
        var y = inScope(x, layer, layout, tap, (l, mid, o, t) -> mlpBlock(l, narrow ? o.last(mid) : mid, t));
        return blocks(layer + 1, y, layout, tap, true, progress);
    }

    private interface Step {
        NDArray run(int layer, NDArray x, Layout layout, Tap tap);
    }

    private NDArray inScope(NDArray x, int layer, Layout layout, Tap tap, Step step) {
        NDManager outer = x.getManager();
        try (var scope = outer.newSubManager()) {
            x.attach(scope);
            var y = step.run(layer, x, layout, tap);
            y.attach(outer);
            return y;
        }
    }

    /// One transformer block: x + attn(ln_1(x)), then + mlp(ln_2(·)).
    NDArray block(int layer, NDArray x, Layout layout, Tap tap) {
        tap.see(Hook.RESID_PRE.in(layer), x);
        var z = tap.patch(layer, attention(layer, x, layout, tap));
        tap.see(Hook.Z.in(layer), z, config.heads(), config.dHead());
        var out = joinHeads(layer, z); // heads are removed before c_proj, never after
        tap.see(Hook.ATTN_OUT.in(layer), out);
        return mlpBlock(layer, x.add(out), tap);
    }

    /// The second half of a block: x + mlp(ln_2(x)).
    NDArray mlpBlock(int layer, NDArray x, Tap tap) {
        tap.see(Hook.RESID_MID.in(layer), x);
        var w = weights.blocks().get(layer);
        var hidden = Ops.conv1d(Ops.layerNorm(x, w.ln2(), config.epsilon()), w.cFc());
        tap.see(Hook.MLP_PRE.in(layer), hidden);
        hidden = activation(hidden);
        tap.see(Hook.MLP_POST.in(layer), hidden);
        var out = Ops.conv1d(hidden, w.mlpProj());
        tap.see(Hook.MLP_OUT.in(layer), out);
        var y = x.add(out);
        tap.see(Hook.RESID_POST.in(layer), y);
        return y;
    }

    /// Σ_h z_h W_O + b_O.
    NDArray joinHeads(int layer, NDArray z) {
        return Ops.conv1d(z, weights.blocks().get(layer).cProj());
    }

    /// The heads' mixed values z = softmax(QKᵀ·scale) V, `[token, d_model]`.
    private NDArray attention(int layer, NDArray x, Layout layout, Tap tap) {
        var w = weights.blocks().get(layer);
        var qkv = Ops.conv1d(Ops.layerNorm(x, w.ln1(), config.epsilon()), w.cAttn());
        seeQkv(layer, qkv, tap);
        var heads = splitHeads(layout.pad(qkv), layout, 3); // [3, sequence, head, position, d_head]
        var scores = heads.get(0)
                .mul(attentionScales.get(layer))
                .matMul(heads.get(1).transpose(0, 1, 3, 2))
                .add(layout.causal());
        tap.seePairs(Hook.ATTN_SCORES.in(layer), scores);
        var pattern = scores.softmax(-1);
        tap.seePairs(Hook.PATTERN.in(layer), pattern);
        var z = pattern.matMul(heads.get(2)); // [sequence, head, position, d_head]
        return layout.pack(
                z.transpose(0, 2, 1, 3).reshape((long) layout.sequences() * layout.longest(), config.dModel()));
    }

    private NDArray splitHeads(NDArray padded, Layout layout, int parts) {
        return padded.reshape(layout.sequences(), layout.longest(), parts, config.heads(), config.dHead())
                .transpose(2, 0, 3, 1, 4);
    }

    private void seeQkv(int layer, NDArray qkv, Tap tap) {
        int d = config.dModel();
        var hooks = List.of(Hook.Q, Hook.K, Hook.V);
        for (int part = 0; part < 3; part++) {
            if (tap.wants(hooks.get(part).in(layer))) {
                var slice = qkv.get(":, {}:{}", part * d, (part + 1) * d);
                tap.see(hooks.get(part).in(layer), slice, config.heads(), config.dHead());
            }
        }
    }

    /// The last block at each sequence's last position alone, `[sequence, d_model]`: keys and values of all positions,
    /// everything else of one.
    private NDArray lastBlock(int layer, NDArray x, Layout layout, Tap tap) {
        tap.see(Hook.RESID_PRE.in(layer), x);
        var w = weights.blocks().get(layer);
        var normed = Ops.layerNorm(x, w.ln1(), config.epsilon());
        var kv = splitHeads(layout.pad(Ops.conv1d(normed, w.keyValue())), layout, 2);
        var q = Ops.conv1d(layout.last(normed), w.query())
                .reshape(layout.sequences(), config.heads(), 1, config.dHead())
                .mul(attentionScales.get(layer));
        var pattern =
                q.matMul(kv.get(0).transpose(0, 1, 3, 2)).add(layout.lastMask()).softmax(-1);
        var z = pattern.matMul(kv.get(1)).reshape(layout.sequences(), config.dModel());
        return mlpBlock(layer, layout.last(x).add(joinHeads(layer, z)), tap);
    }

    /// ln_f.
    NDArray finalNorm(NDArray x) {
        return Ops.layerNorm(x, weights.lnFinal(), config.epsilon());
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
        return normalised.matMul(weights.unembedding().transpose());
    }

    /// gelu_new as x·σ(2√(2/π)(x + 0.044715x³)), which is the same function and keeps its digits at large negative x.
    private NDArray activation(NDArray x) {
        if (config.activation() == Gpt2Config.Activation.GELU) {
            return Ops.gelu(x);
        }
        var square = x.mul(x);
        if (Ops.recording()) { // autograd needs every step again
            return Activation.sigmoid(square.mul(geluCubic).add(geluLinear).mul(x))
                    .mul(x);
        }
        var twice = square.muli(geluCubic).addi(geluLinear).muli(x);
        return Activation.sigmoid(twice).muli(x);
    }
}
