package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final float[] bias;

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
        this.bias = block.cAttn().bias().toFloatArray();
    }

    /// W_Q (0), W_K (1) or W_V (2) of all heads side by side, `[d_model, d_model]`.
    private NDArray part(int part) {
        return attention.get(":, {}:{}", part * d, (part + 1) * d);
    }

    /// W_Q (0), W_K (1) or W_V (2) of all heads, `[head, d_model, d_head]`.
    NDArray weights(int part) {
        return part(part).reshape(d, heads, dHead).transpose(1, 0, 2);
    }

    /// W_O of all heads, `[head, d_head, d_model]`.
    NDArray outputs() {
        return projection.reshape(heads, dHead, d);
    }

    /// WᵀW of all four weights of every head.
    List<DoubleCircuits.Squares> squares() {
        var all = attention.reshape(d, 3L * heads, dHead).transpose(1, 0, 2);
        var qkv = products(transposed(all), all);
        var oo = products(outputs(), transposed(outputs()));
        return IntStream.range(0, heads)
                .mapToObj(h ->
                        new DoubleCircuits.Squares(qkv.get(h), qkv.get(heads + h), qkv.get(2 * heads + h), oo.get(h)))
                .toList();
    }

    List<DoubleCircuits.Grams> grams(double[] gamma) {
        var v = weights(2);
        var throughTokens =
                projection.matMul(scope.create(gamma, new Shape(d, d))).reshape(heads, dHead, d);
        var squares = squares();
        var q = weights(0);
        var k = weights(1);
        var kq = products(transposed(k), q);
        var rows = rowNorms(q, k);
        var columns = rowNorms(k, q);
        var ov = products(outputs(), v);
        var ogv = products(throughTokens, v);
        return IntStream.range(0, heads)
                .mapToObj(h -> new DoubleCircuits.Grams(
                        squares.get(h), kq.get(h), ov.get(h), ogv.get(h), rows.get(h), columns.get(h)))
                .toList();
    }

    /// Norms of the rows of L Rᵀ, of every head: the square of row i is l_i (RᵀR) l_iᵀ.
    private static List<double[]> rowNorms(NDArray left, NDArray right) {
        var gram = transposed(right).matMul(right);
        return DoubleCircuits.split(
                left.matMul(gram).muli(left).sum(new int[] {2}).maximum(0).sqrt());
    }

    private static List<double[]> products(NDArray left, NDArray right) {
        return DoubleCircuits.split(left.matMul(right));
    }

    private static NDArray transposed(NDArray stack) {
        return stack.transpose(0, 2, 1);
    }

    List<DoubleCircuits.Answered> ask(List<DoubleCircuits.Asked> prompts, boolean biases, OutputSlice slice) {
        boolean silent = prompts.stream().allMatch(prompt -> prompt.queries().length == 0);
        var fields = silent ? new double[0] : pairFields(prompts, biases).toDoubleArray();
        var directions = DoubleCircuits.matrix(
                scope, prompts.stream().map(DoubleCircuits.Asked::direction).toArray(double[][]::new));
        var spins = directions.matMul(slice == OutputSlice.ROWS ? projection.transpose() : projection);
        var read = throughHeads(spins, weights(2)).toDoubleArray();
        var constants = biases ? valueBias(spins.toDoubleArray()) : new double[prompts.size() * heads];
        var answers = new ArrayList<DoubleCircuits.Answered>();
        int query = 0;
        for (int p = 0; p < prompts.size(); p++) {
            var asked = prompts.get(p);
            int rows = asked.queries().length * heads;
            var scores = new RowProducts(scope, d).of(fields, query * heads, rows, asked.keys());
            var values = new RowProducts(scope, d).of(read, p * heads, heads, asked.keys());
            answers.add(answered(asked, scores, values, constants, p));
            query += asked.queries().length;
        }
        return answers;
    }

    /// h = (x_k W_Q + b_Q) W_Kᵀ·scale of every query, `[query, head, d_model]`, so that Ω_kj = h·x_j.
    private NDArray pairFields(List<DoubleCircuits.Asked> prompts, boolean biases) {
        var rows = prompts.stream()
                .flatMap(p -> IntStream.of(p.queries()).mapToObj(k -> p.keys()[k]))
                .toArray(double[][]::new);
        var queries = DoubleCircuits.matrix(scope, rows).matMul(part(0));
        if (biases) {
            var b = IntStream.range(0, d).mapToDouble(a -> bias[a]).toArray();
            queries = queries.add(scope.create(b));
        }
        return throughHeads(queries.mul(scope.create(scale)), weights(1));
    }

    /// Rows `[n, d_model]` in the heads' spaces back to the residual stream, `[n, head, d_model]`.
    private NDArray throughHeads(NDArray rows, NDArray weights) {
        var split = rows.reshape(rows.getShape().get(0), heads, dHead).transpose(1, 0, 2);
        return split.matMul(transposed(weights)).transpose(1, 0, 2);
    }

    /// b_V·S `[prompt · head]`.
    ///
    /// @param spins S `[prompt, head, d_head]`
    private double[] valueBias(double[] spins) {
        var term = new double[spins.length / dHead];
        for (int i = 0; i < spins.length; i++) {
            term[i / dHead] += spins[i] * bias[2 * d + i % d];
        }
        return term;
    }

    private DoubleCircuits.Answered answered(
            DoubleCircuits.Asked asked, double[][] scores, double[][] values, double[] constants, int prompt) {
        var omega = new double[asked.queries().length][][];
        for (int k = 0; k < omega.length; k++) {
            omega[k] = Arrays.copyOfRange(scores, k * heads, (k + 1) * heads);
        }
        for (int h = 0; h < heads; h++) {
            for (int j = 0; j < values[h].length; j++) {
                values[h][j] += constants[prompt * heads + h];
            }
        }
        return new DoubleCircuits.Answered(omega, values);
    }
}
