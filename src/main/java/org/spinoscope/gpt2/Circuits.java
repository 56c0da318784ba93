package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/// The heads' bilinear forms applied to plain vectors, all heads of a layer at once.
///
/// Neither W_eff nor W_V W_O is ever formed: a vector goes through d_head dimensions and back, which for n vectors
/// costs
/// n·4·d_model² operations a layer.
public final class Circuits {

    private final Gpt2Config config;
    private final Weights weights;

    Circuits(Gpt2Config config, Weights weights) {
        this.config = config;
        this.weights = weights;
    }

    /// The pair field that queries x put on keys: h = x W_eff with W_eff = W_Q W_Kᵀ·scale, eq. (1).
    ///
    /// The attention score is Ω_kj = h_k·x_j.
    ///
    /// @param x queries `[n, d_model]`
    /// @param queryBias whether b_Q is added to x W_Q; b_K shifts all scores of a query alike and cancels
    /// @return `[n, head, d_model]`
    public Tensor pairField(int layer, Tensor x, boolean queryBias) {
        try (var scope = weights.manager().newSubManager()) {
            var query = weights.blocks().get(layer).query();
            var q = native2d(scope, x).matMul(query.weight());
            if (queryBias) {
                q = q.add(query.bias());
            }
            q = q.mul((float) config.attentionScale(layer));
            return throughHeads(q, part(scope, layer, 1));
        }
    }

    /// What token directions e ask of a head's context: S = W_O e, eq. (2) and its pull-back W_V S.
    ///
    /// With N0 = Σ_j α_j x_j W_V this makes N0·S = Σ_j α_j x_j·(W_V S).
    ///
    /// @param e directions in the residual stream `[n, d_model]`
    public HeadReadout readOut(int layer, Tensor e, OutputSlice slice) {
        try (var scope = weights.manager().newSubManager()) {
            var c = own(scope, weights.blocks().get(layer).cProj().weight());
            var directions = native2d(scope, e);
            var s = directions.matMul(slice == OutputSlice.ROWS ? c.transpose() : c);
            int n = e.shape()[0];
            var spins = new Tensor(s.toFloatArray(), n, config.heads(), config.dHead());
            return new HeadReadout(spins, throughHeads(s, part(scope, layer, 2)), biasTerm(layer, spins));
        }
    }

    /// What heads write into the residual stream from mean spins c: N_proj = (c W_V + b_V) W_O.
    ///
    /// @param means c `[n, head, d_model]`
    /// @param valueBias whether b_V takes part
    /// @return N_proj `[n, head, d_model]`
    public Tensor projectedField(int layer, Tensor means, boolean valueBias, OutputSlice slice) {
        try (var scope = weights.manager().newSubManager()) {
            int n = means.shape()[0];
            int d = config.dModel();
            var c = scope.create(means.data(), new Shape(n, config.heads(), d)).transpose(1, 0, 2);
            var n0 = c.matMul(part(scope, layer, 2).transpose(0, 2, 1)); // [head, n, d_head]
            if (valueBias) {
                var bias = weights.blocks().get(layer).cAttn().bias().toFloatArray();
                n0 = n0.add(scope.create(
                        Arrays.copyOfRange(bias, 2 * d, 3 * d), new Shape(config.heads(), 1, config.dHead())));
            }
            var output = own(scope, weights.blocks().get(layer).cProj().weight());
            var rows = slice == OutputSlice.ROWS ? output : output.transpose();
            var written =
                    n0.matMul(rows.reshape(config.heads(), config.dHead(), d)).transpose(1, 0, 2);
            return new Tensor(written.toFloatArray(), n, config.heads(), d);
        }
    }

    /// Token directions as seen by the heads of a layer.
    ///
    /// @param spins S = W_O e `[n, head, d_head]`
    /// @param field W_V S `[n, head, d_model]`
    /// @param valueBias b_V·S `[n][head]`: what the value bias adds to N0·S
    public record HeadReadout(Tensor spins, Tensor field, double[][] valueBias) {}

    private double[][] biasTerm(int layer, Tensor spins) {
        var bias = weights.blocks().get(layer).cAttn().bias().toFloatArray();
        var term = new double[spins.shape()[0]][config.heads()];
        for (int i = 0; i < term.length; i++) {
            for (int h = 0; h < config.heads(); h++) {
                int at = spins.offset(i, h);
                for (int a = 0; a < config.dHead(); a++) {
                    term[i][h] += (double) spins.data()[at + a] * bias[2 * config.dModel() + h * config.dHead() + a];
                }
            }
        }
        return term;
    }

    /// Rows `[n, d_model]` in head space times each head's `[d_head, d_model]`.
    private Tensor throughHeads(NDArray rows, NDArray heads) {
        long n = rows.getShape().get(0);
        var split = rows.reshape(n, config.heads(), config.dHead()).transpose(1, 0, 2);
        var field = split.matMul(heads).transpose(1, 0, 2);
        return new Tensor(field.toFloatArray(), (int) n, config.heads(), config.dModel());
    }

    /// The transposed key (part 1) or value (part 2) weights of all heads, `[head, d_head, d_model]`.
    private NDArray part(NDManager scope, int layer, int part) {
        int d = config.dModel();
        var view = weights.blocks().get(layer).cAttn().weight().get(":, {}:{}", part * d, (part + 1) * d);
        view.attach(scope);
        return view.reshape(d, config.heads(), config.dHead()).transpose(1, 2, 0);
    }

    private Tensor matrix(NDManager scope, NDArray weight, String rows, String columns) {
        try (var view = weight.get(rows + ", " + columns)) {
            view.attach(scope);
            var shape = view.getShape();
            return new Tensor(view.toFloatArray(), (int) shape.get(0), (int) shape.get(1));
        }
    }

    /// One head's weights.
    public HeadWeights head(HeadId head) {
        config.require(head);
        var block = weights.blocks().get(head.layer());
        int d = config.dModel();
        int from = head.head() * config.dHead();
        int to = from + config.dHead();
        var bias = block.cAttn().bias().toFloatArray();
        try (var scope = weights.manager().newSubManager()) {
            var attn = block.cAttn().weight();
            return new HeadWeights(
                    matrix(scope, attn, ":", from + ":" + to),
                    matrix(scope, attn, ":", (d + from) + ":" + (d + to)),
                    matrix(scope, attn, ":", (2 * d + from) + ":" + (2 * d + to)),
                    matrix(scope, block.cProj().weight(), from + ":" + to, ":"),
                    Arrays.copyOfRange(bias, from, to),
                    Arrays.copyOfRange(bias, d + from, d + to),
                    Arrays.copyOfRange(bias, 2 * d + from, 2 * d + to),
                    config.attentionScale(head.layer()));
        }
    }

    /// W_O `[d_head, d_model]` cut from c_proj by columns, as [OutputSlice#COLUMNS] has it.
    public Tensor outputColumns(HeadId head) {
        config.require(head);
        int from = head.head() * config.dHead();
        try (var scope = weights.manager().newSubManager();
                var transposed =
                        weights.blocks().get(head.layer()).cProj().weight().transpose()) {
            return matrix(scope, transposed, from + ":" + (from + config.dHead()), ":");
        }
    }

    /// A view of a weight whose results belong to `scope` rather than to the weights.
    private static NDArray own(NDManager scope, NDArray weight) {
        var view = weight.reshape(weight.getShape()); // shares the weight's memory
        view.attach(scope);
        return view;
    }

    private static NDArray native2d(NDManager scope, Tensor x) {
        return scope.create(x.data(), new Shape(x.shape()[0], x.shape()[1]));
    }
}
