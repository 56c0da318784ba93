package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Context fields of a single prompt's last position, N0 = Σ_j α_j v_j with α = softmax_j(q·k_j), eq. (2) and eq. (3).
///
/// Queries, keys and values of all tokens are one product a layer, with weights that are packed already; what follows
/// is so little that native calls would take longer than the sums, which are in double precision here.
final class LastQueryFields {

    private final float[][] qkv;
    private final int from;
    private final int heads;
    private final int dHead;
    private final double scale;

    /// @param qkv of each token, 3·d_model numbers `from` a place on
    private LastQueryFields(Gpt2Config config, int layer, float[][] qkv, int from) {
        this.qkv = qkv;
        this.from = from;
        this.heads = config.heads();
        this.dHead = config.dHead();
        this.scale = config.attentionScale(layer);
    }

    /// @param qkv of each token in every layer, what [SharedProjections] gives
    /// @return N0 of every layer, `[1, head, d_head]` each
    static List<Tensor> ofShared(Gpt2Config config, float[][] qkv) {
        return IntStream.range(0, config.layers())
                .mapToObj(layer -> new LastQueryFields(config, layer, qkv, layer * 3 * config.dModel()).field())
                .toList();
    }

    /// @param spins x of every layer, `[T, d_model]` each
    /// @return N0 of every layer, `[1, head, d_head]` each
    static List<Tensor> of(Gpt2Config config, Weights weights, List<Tensor> spins, boolean biases) {
        try (var scope = weights.manager().newSubManager()) {
            var none = scope.zeros(new Shape(3L * config.dModel()));
            var fields = new ArrayList<Tensor>();
            for (int layer = 0; layer < config.layers(); layer++) {
                var map = weights.blocks().get(layer).cAttn();
                var product = new Weights.Conv1D(map.weight(), biases ? map.bias() : none, map.packed());
                var qkv = product(scope, spins.get(layer), product);
                fields.add(new LastQueryFields(config, layer, qkv, 0).field());
            }
            return List.copyOf(fields);
        }
    }

    private static float[][] product(NDManager scope, Tensor x, Weights.Conv1D map) {
        int length = x.shape()[0];
        try (var inner = scope.newSubManager();
                NDArray rows = inner.create(x.data(), new Shape(length, x.shape()[1]))) {
            var all = NativeOps.conv1d(rows, map).toFloatArray();
            int width = all.length / length;
            return IntStream.range(0, length)
                    .mapToObj(t -> Arrays.copyOfRange(all, t * width, (t + 1) * width))
                    .toArray(float[][]::new);
        }
    }

    private Tensor field() {
        var contexts = new float[heads * dHead];
        for (int head = 0; head < heads; head++) {
            var sum = new double[dHead];
            var alpha = weights(head);
            int v = at(2, head);
            for (int j = 0; j < qkv.length; j++) {
                var row = qkv[j];
                for (int c = 0; c < dHead; c++) {
                    sum[c] += alpha[j] * row[v + c];
                }
            }
            for (int c = 0; c < dHead; c++) {
                contexts[head * dHead + c] = (float) sum[c];
            }
        }
        return new Tensor(contexts, 1, heads, dHead);
    }

    private double[] weights(int head) {
        var alpha = new double[qkv.length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < alpha.length; j++) {
            alpha[j] = scale * product(head, qkv[j]);
            largest = Math.max(largest, alpha[j]);
        }
        double z = 0;
        for (int j = 0; j < alpha.length; j++) {
            alpha[j] = Math.exp(alpha[j] - largest);
            z += alpha[j];
        }
        for (int j = 0; j < alpha.length; j++) {
            alpha[j] /= z;
        }
        return alpha;
    }

    private double product(int head, float[] keys) {
        var queries = qkv[qkv.length - 1];
        int q = at(0, head);
        int k = at(1, head);
        double sum = 0;
        for (int c = 0; c < dHead; c++) {
            sum += (double) queries[q + c] * keys[k + c];
        }
        return sum;
    }

    /// Where the query (part 0), key (1) or value (2) of a head begins in a token's row.
    private int at(int part, int head) {
        return from + (part * heads + head) * dHead;
    }
}
