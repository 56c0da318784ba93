package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// The heads' bilinear forms applied to plain vectors, all heads of a layer at once.
///
/// Neither W_eff nor W_V W_O is ever formed: a vector goes through d_head dimensions, and of n prompts only the last
/// positions ask, which costs 8·n·d_model² operations a layer.
public final class Circuits {

    /// Prompts whose answers' spins are kept, in all layers.
    private static final int KEPT = 4;

    private final Gpt2Config config;
    private final Weights weights;
    private final SharedProjections projections;
    private final Map<Direction, Tensor> kept;
    private final Map<HeadId, HeadWeights> keptHeads = Collections.synchronizedMap(new Recent<>(1));

    /// One direction as a layer's heads read it.
    private record Direction(int layer, OutputSlice slice, Tensor e) {}

    Circuits(Gpt2Config config, Weights weights) {
        this.config = config;
        this.weights = weights;
        this.projections = new SharedProjections(config, weights);
        this.kept = Collections.synchronizedMap(new Recent<>(KEPT * config.layers()));
    }

    /// Copies the spins of some prompts into native memory, for [#contextFields]. To be closed by the caller.
    ///
    /// @param prompts `[T, d_model]` each
    public SpinBatch batch(List<Tensor> prompts) {
        return new SpinBatch(weights.manager().newSubManager(), prompts);
    }

    /// Context fields of the last positions, N0 = Σ_j α_j x_j W_V with α = softmax_j(Ω_kj), eq. (2) and eq. (3).
    ///
    /// The score is Ω_kj = h·x_j with the pair field h = x_k W_eff, W_eff = W_Q W_Kᵀ·scale, eq. (1).
    ///
    /// Each query is sent back through W_K and each mean spin through W_V: of many tokens only the last ones ask.
    ///
    /// @param biases whether b_Q and b_V are added; b_K shifts all scores of a query alike and cancels
    /// @return `[prompt, head, d_head]`
    public Tensor contextFields(int layer, SpinBatch spins, boolean biases) {
        try (var scope = weights.manager().newSubManager()) {
            var block = weights.blocks().get(layer);
            var q = own(scope, spins.last()).matMul(block.query().weight());
            if (biases) {
                q = q.add(block.query().bias());
            }
            int n = spins.prompts();
            int heads = config.heads();
            var asked = q.mul((float) config.attentionScale(layer))
                    .reshape(n, heads, config.dHead())
                    .transpose(1, 0, 2);
            var pairFields = asked.matMul(part(scope, layer, 1)).transpose(1, 0, 2); // [prompt, head, d_model]
            pairFields = pairFields.toType(DataType.FLOAT64, false);
            var pattern = pairFields.matMul(spins.keys()).add(spins.mask()).softmax(-1);
            var means = pattern.matMul(spins.all()).transpose(1, 0, 2);
            var values = part(scope, layer, 2).transpose(0, 2, 1).toType(DataType.FLOAT64, false);
            var contexts = means.matMul(values).toType(DataType.FLOAT32, false); // [head, prompt, d_head]
            if (biases) {
                contexts = contexts.add(scope.create(valueBias(layer), new Shape(heads, 1, config.dHead())));
            }
            return new Tensor(contexts.transpose(1, 0, 2).toFloatArray(), n, heads, config.dHead());
        }
    }

    /// The same of a single prompt in all layers.
    ///
    /// @param spins of every layer, `[T, d_model]` each
    /// @return `[1, head, d_head]` of every layer
    public List<Tensor> contextFields(List<Tensor> spins, boolean biases) {
        return LastQueryFields.of(config, weights, spins, biases);
    }

    /// The same of spins that every layer sees alike; those met before take no product.
    ///
    /// @param spins `[T, d_model]`
    public List<Tensor> contextFields(Tensor spins, boolean biases) {
        return LastQueryFields.ofShared(config, projections.of(spins, biases));
    }

    /// b_V of a layer's heads `[head, d_head]`, flattened.
    private float[] valueBias(int layer) {
        var bias = weights.blocks().get(layer).cAttn().bias().toFloatArray();
        return Arrays.copyOfRange(bias, 2 * config.dModel(), 3 * config.dModel());
    }

    /// Token directions as heads see them: S = W_O e, eq. (2).
    ///
    /// @param e directions in the residual stream `[n, d_model]`
    /// @return `[n, head, d_head]`
    public Tensor spins(int layer, Tensor e, OutputSlice slice) {
        return e.shape()[0] == 1 // the answers of an edited prompt, which an edit seldom changes
                ? kept.computeIfAbsent(new Direction(layer, slice, e), key -> computedSpins(layer, e, slice))
                : computedSpins(layer, e, slice);
    }

    private Tensor computedSpins(int layer, Tensor e, OutputSlice slice) {
        try (var scope = weights.manager().newSubManager()) {
            var c = own(scope, weights.blocks().get(layer).cProj().weight());
            var rows = slice == OutputSlice.ROWS ? c : c.transpose();
            var s = e.shape()[0] == 1
                    ? rows.matMul(scope.create(e.data())) // by a vector: no copy of the weights is made for it
                    : native2d(scope, e).matMul(rows.transpose());
            return new Tensor(s.toFloatArray(), e.shape()[0], config.heads(), config.dHead());
        }
    }

    /// What heads write into the residual stream: N_proj = N0 W_O.
    ///
    /// @param contexts N0 `[n, head, d_head]`
    /// @return N_proj `[n, head, d_model]`
    public Tensor projectedFields(int layer, Tensor contexts, OutputSlice slice) {
        try (var scope = weights.manager().newSubManager()) {
            int n = contexts.shape()[0];
            int d = config.dModel();
            var n0 = scope.create(contexts.data(), new Shape(n, config.heads(), config.dHead()))
                    .transpose(1, 0, 2);
            var output = own(scope, weights.blocks().get(layer).cProj().weight());
            var rows = slice == OutputSlice.ROWS ? output : output.transpose();
            var written =
                    n0.matMul(rows.reshape(config.heads(), config.dHead(), d)).transpose(1, 0, 2);
            return new Tensor(written.toFloatArray(), n, config.heads(), d);
        }
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

    /// One head's weights; those of the last head asked for are kept.
    public HeadWeights head(HeadId head) {
        config.require(head);
        return keptHeads.computeIfAbsent(head, this::copied);
    }

    private HeadWeights copied(HeadId head) {
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
