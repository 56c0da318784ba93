package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// One layer's attention weights in double precision, in a caller's scope.
final class LayerInDouble {

    private final NDManager scope;
    private final int d;
    private final int heads;
    private final int dHead;
    private final double scale;
    private final NDArray attention;
    private final NDArray projection;
    private final NDArray bias;

    LayerInDouble(Gpt2 model, int layer, NDManager scope) {
        var config = model.config();
        var block = model.weights().blocks().get(layer);
        this.scope = scope;
        this.d = config.dModel();
        this.heads = config.heads();
        this.dHead = config.dHead();
        this.scale = config.attentionScale(layer);
        this.attention = DoubleCircuits.widened(scope, block.cAttn().weight());
        this.projection = DoubleCircuits.widened(scope, block.cProj().weight());
        this.bias = DoubleCircuits.widened(scope, block.cAttn().bias());
    }

    /// W_Q (0), W_K (1) or W_V (2) of all heads, `[head, d_model, d_head]`.
    NDArray weights(int part) {
        return attention
                .get(":, {}:{}", part * d, (part + 1) * d)
                .reshape(d, heads, dHead)
                .transpose(1, 0, 2);
    }

    /// W_O of all heads, `[head, d_head, d_model]`.
    NDArray outputs() {
        return projection.reshape(heads, dHead, d);
    }

    List<DoubleCircuits.Grams> grams(double[] gamma) {
        var q = weights(0);
        var k = weights(1);
        var v = weights(2);
        var o = outputs();
        var throughTokens = projection.matMul(scope.create(gamma, new Shape(d, d))).reshape(heads, dHead, d);
        var qq = products(transposed(q), q);
        var kk = products(transposed(k), k);
        var vv = products(transposed(v), v);
        var oo = products(o, transposed(o));
        var kq = products(transposed(k), q);
        var ov = products(o, v);
        var ogv = products(throughTokens, v);
        return IntStream.range(0, heads)
                .mapToObj(h -> new DoubleCircuits.Grams(
                        qq.get(h), kk.get(h), vv.get(h), oo.get(h), kq.get(h), ov.get(h), ogv.get(h)))
                .toList();
    }

    private static List<double[]> products(NDArray left, NDArray right) {
        return DoubleCircuits.split(left.matMul(right));
    }

    private static NDArray transposed(NDArray stack) {
        return stack.transpose(0, 2, 1);
    }

    List<DoubleCircuits.Answered> ask(List<DoubleCircuits.Asked> prompts, boolean biases, OutputSlice slice) {
        var fields = pairFields(prompts, biases);
        var directions = DoubleCircuits.matrix(
                scope, prompts.stream().map(DoubleCircuits.Asked::direction).toArray(double[][]::new));
        var spins = directions.matMul(slice == OutputSlice.ROWS ? projection.transpose() : projection);
        var read = throughHeads(spins, weights(2));
        var constants = biases ? valueBias(spins) : new double[prompts.size() * heads];
        var answers = new ArrayList<DoubleCircuits.Answered>();
        int query = 0;
        for (int p = 0; p < prompts.size(); p++) {
            var asked = prompts.get(p);
            try (var small = scope.newSubManager()) {
                var keys = DoubleCircuits.matrix(small, asked.keys()).transpose();
                int count = asked.queries().length;
                var scores = own(small, fields.get("{}:{}", query, query + count))
                        .reshape((long) count * heads, d)
                        .matMul(keys);
                var values = own(small, read.get(p)).matMul(keys);
                answers.add(answered(asked, scores.toDoubleArray(), values.toDoubleArray(), constants, p));
                query += count;
            }
        }
        return answers;
    }

    private static NDArray own(NDManager scope, NDArray array) {
        array.attach(scope);
        return array;
    }

    /// h = (x_k W_Q + b_Q) W_Kᵀ·scale of every query, `[query, head, d_model]`, so that Ω_kj = h·x_j.
    private NDArray pairFields(List<DoubleCircuits.Asked> prompts, boolean biases) {
        var rows = prompts.stream()
                .flatMap(p -> IntStream.of(p.queries()).mapToObj(k -> p.keys()[k]))
                .toArray(double[][]::new);
        var queries = DoubleCircuits.matrix(scope, rows).matMul(attention.get(":, 0:{}", d));
        if (biases) {
            queries = queries.add(bias.get("0:{}", d));
        }
        return throughHeads(queries.mul(scope.create(scale)), weights(1));
    }

    /// Rows `[n, d_model]` in the heads' spaces back to the residual stream, `[n, head, d_model]`.
    private NDArray throughHeads(NDArray rows, NDArray weights) {
        var split = rows.reshape(rows.getShape().get(0), heads, dHead).transpose(1, 0, 2);
        return split.matMul(transposed(weights)).transpose(1, 0, 2);
    }

    /// b_V·S `[prompt · head]`.
    private double[] valueBias(NDArray spins) {
        var b = bias.get("{}:{}", 2 * d, 3 * d);
        return spins.mul(b)
                .reshape(spins.getShape().get(0), heads, dHead)
                .sum(new int[] {2})
                .toDoubleArray();
    }

    private DoubleCircuits.Answered answered(
            DoubleCircuits.Asked asked, double[] scores, double[] values, double[] constants, int prompt) {
        int length = asked.keys().length;
        var omega = new double[asked.queries().length][heads][length];
        var g = new double[heads][length];
        for (int h = 0; h < heads; h++) {
            for (int j = 0; j < length; j++) {
                g[h][j] = values[h * length + j] + constants[prompt * heads + h];
            }
            for (int k = 0; k < omega.length; k++) {
                System.arraycopy(scores, (k * heads + h) * length, omega[k][h], 0, length);
            }
        }
        return new DoubleCircuits.Answered(omega, g);
    }
}
