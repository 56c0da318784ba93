package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.function.IntFunction;

/// Logit gaps N0·S of all heads over equally long prompts, by a few batched products a layer: eq. (1) to eq. (5).
///
/// The score of a key is Ω_j = (x_k W_Q W_Kᵀ·scale)·x_j and its projection J_j = x_j·(W_V S): both are rows of one
/// product with the spins. From there on everything is in double precision.
public final class EqualLengthGaps {

    private final Gpt2 model;
    private final int prompts;
    private final int length;

    private EqualLengthGaps(Gpt2 model, int prompts, int length) {
        this.model = model;
        this.prompts = prompts;
        this.length = length;
    }

    /// What the heads read and how.
    ///
    /// @param spins of a layer, `[prompt, position, d_model]`
    /// @param shared whether every layer has the same spins
    /// @param directions directions of the gap in the residual stream, `[prompt, d_model]`
    /// @param biases whether the biases of Q and V are used
    public record Terms(
            IntFunction<float[]> spins, boolean shared, float[] directions, boolean biases, OutputSlice slice) {}

    /// @return `[prompt][layer·heads + head]`
    public static double[][] of(Gpt2 model, int prompts, int length, Terms terms) {
        var gaps = new EqualLengthGaps(model, prompts, length);
        return model.inScope(scope -> gaps.all(scope, terms));
    }

    private double[][] all(NDManager scope, Terms terms) {
        var config = model.config();
        var gaps = new double[prompts][config.layers() * config.heads()];
        var directions = scope.create(terms.directions(), new Shape(prompts, config.dModel()));
        var shared = terms.shared() ? Spins.of(this, scope, terms.spins().apply(0)) : null;
        for (int layer = 0; layer < config.layers(); layer++) {
            try (var inner = scope.newSubManager()) {
                var x = shared != null
                        ? shared
                        : Spins.of(this, inner, terms.spins().apply(layer));
                var ofLayer = layer(inner, layer, x, directions, terms).toDoubleArray();
                for (int i = 0; i < ofLayer.length; i++) {
                    gaps[i / config.heads()][layer * config.heads() + i % config.heads()] = ofLayer[i];
                }
            }
        }
        return gaps;
    }

    /// @param last of each prompt `[prompt, d_model]`
    /// @param keys in double precision `[prompt, d_model, position]`
    private record Spins(NDArray last, NDArray keys) {

        static Spins of(EqualLengthGaps gaps, NDManager scope, float[] values) {
            int d = gaps.model.config().dModel();
            var x = scope.create(values, new Shape(gaps.prompts, gaps.length, d));
            var last = x.get(":, {}:{}", gaps.length - 1, gaps.length).reshape(gaps.prompts, d);
            return new Spins(last, x.toType(DataType.FLOAT64, false).transpose(0, 2, 1));
        }
    }

    /// `[prompt, head]`.
    private NDArray layer(NDManager scope, int layer, Spins x, NDArray directions, Terms terms) {
        var config = model.config();
        int d = config.dModel();
        var block = model.weights().blocks().get(layer);
        var query = block.query();
        var q = own(scope, x.last()).matMul(query.weight());
        if (terms.biases()) {
            q = q.add(query.bias());
        }
        q = q.mul((float) config.attentionScale(layer));
        var output = own(scope, block.cProj().weight());
        var s = own(scope, directions).matMul(terms.slice() == OutputSlice.ROWS ? output.transpose() : output);
        var weights = alongKeys(throughHeads(q, part(scope, layer, 1)), x).softmax(-1);
        var projections = alongKeys(throughHeads(s, part(scope, layer, 2)), x);
        var gaps = weights.mul(projections).sum(new int[] {2});
        if (!terms.biases()) {
            return gaps;
        }
        var bias = scope.create(model.valueBias(layer), new Shape(1, d)).toType(DataType.FLOAT64, false);
        return gaps.add(s.toType(DataType.FLOAT64, false)
                .mul(bias)
                .reshape(prompts, config.heads(), config.dHead())
                .sum(new int[] {2}));
    }

    /// Each head's vectors `[prompt, head, d_model]` along the keys of its prompt, `[prompt, head, position]`, in
    /// double precision: single precision misses a millionth of a gap by a little.
    private static NDArray alongKeys(NDArray fields, Spins x) {
        return fields.toType(DataType.FLOAT64, false).matMul(x.keys());
    }

    /// Rows `[prompt, d_model]` in head space times each head's `[d_head, d_model]`: `[prompt, head, d_model]`.
    private NDArray throughHeads(NDArray rows, NDArray heads) {
        var config = model.config();
        var split = rows.reshape(prompts, config.heads(), config.dHead()).transpose(1, 0, 2);
        return split.matMul(heads).transpose(1, 0, 2);
    }

    /// The transposed key (part 1) or value (part 2) weights of all heads, `[head, d_head, d_model]`.
    private NDArray part(NDManager scope, int layer, int part) {
        var config = model.config();
        int d = config.dModel();
        var weight = model.weights().blocks().get(layer).cAttn().weight();
        try (var columns = weight.get(":, {}:{}", part * d, (part + 1) * d)) {
            return own(scope, columns)
                    .reshape(d, config.heads(), config.dHead())
                    .transpose(1, 2, 0);
        }
    }

    /// A view whose results belong to `scope` rather than to where the array came from.
    private static NDArray own(NDManager scope, NDArray array) {
        var view = array.duplicate();
        view.attach(scope);
        return view;
    }
}
