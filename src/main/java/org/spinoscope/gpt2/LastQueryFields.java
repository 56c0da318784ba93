package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/// Context fields of a single prompt's last position, N0 = Σ_j α_j v_j with α = softmax_j(q·k_j), eq. (2) and eq. (3).
///
/// Queries, keys and values of all tokens are one product a layer, with weights that are packed already; what follows
/// is so little that native calls would take longer than the sums, which are in double precision here.
final class LastQueryFields {

    private final float[] qkv;
    private final int length;
    private final int heads;
    private final int dHead;
    private final double scale;

    /// @param qkv `[T, 3·d_model]`, flattened
    private LastQueryFields(Gpt2Config config, int layer, float[] qkv) {
        this.qkv = qkv;
        this.heads = config.heads();
        this.dHead = config.dHead();
        this.length = qkv.length / (3 * heads * dHead);
        this.scale = config.attentionScale(layer);
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
                fields.add(new LastQueryFields(config, layer, product(scope, spins.get(layer), product)).field());
            }
            return List.copyOf(fields);
        }
    }

    private static float[] product(NDManager scope, Tensor x, Weights.Conv1D map) {
        try (var inner = scope.newSubManager();
                NDArray rows = inner.create(x.data(), new Shape(x.shape()[0], x.shape()[1]))) {
            return NativeOps.conv1d(rows, map).toFloatArray();
        }
    }

    private Tensor field() {
        var contexts = new float[heads * dHead];
        for (int head = 0; head < heads; head++) {
            var sum = new double[dHead];
            var alpha = weights(head);
            for (int j = 0; j < length; j++) {
                int v = at(j, 2, head);
                for (int c = 0; c < dHead; c++) {
                    sum[c] += alpha[j] * qkv[v + c];
                }
            }
            for (int c = 0; c < dHead; c++) {
                contexts[head * dHead + c] = (float) sum[c];
            }
        }
        return new Tensor(contexts, 1, heads, dHead);
    }

    private double[] weights(int head) {
        var alpha = new double[length];
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < length; j++) {
            alpha[j] = scale * product(at(length - 1, 0, head), at(j, 1, head));
            largest = Math.max(largest, alpha[j]);
        }
        double z = 0;
        for (int j = 0; j < length; j++) {
            alpha[j] = Math.exp(alpha[j] - largest);
            z += alpha[j];
        }
        for (int j = 0; j < length; j++) {
            alpha[j] /= z;
        }
        return alpha;
    }

    private double product(int q, int k) {
        double sum = 0;
        for (int c = 0; c < dHead; c++) {
            sum += (double) qkv[q + c] * qkv[k + c];
        }
        return sum;
    }

    /// Where a token's query (part 0), key (1) or value (2) of a head begins.
    private int at(int token, int part, int head) {
        return ((token * 3 + part) * heads + head) * dHead;
    }
}
