package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Context fields of a single prompt's last position, eq. (1) to eq. (3), in double precision and without native calls.
///
/// One query asks, so that each weight is read once and multiplied once: q = x_k W_Q, the pair field h = W_K q·scale,
/// the mean spin Σ_j α_j x_j, and N0 of it and W_V. That is bound by memory. Native products of single rows would take
/// a dozen calls a layer, each longer than its work, and copy weights whose rows lie apart.
final class LastQueryFields {

    /// Rows of weights that are taken together: they stay in a core's first cache.
    private static final int ROWS = 4;

    /// Of longer prompts the scores are most of the work, which native products do faster.
    private static final int MOST_TOKENS = 256;

    private final Gpt2Config config;
    private final int layer;
    private final FloatBuffer weights;
    private final float[] bias;
    private final int d;
    private final float[][] rows;

    /// @param weight of a layer's c_attn `[d_model, 3·d_model]`
    /// @param bias its bias, zeros if none is to be added
    private LastQueryFields(Gpt2Config config, int layer, FloatBuffer weights, float[] bias) {
        this.config = config;
        this.layer = layer;
        this.weights = weights;
        this.bias = bias;
        this.d = config.dModel();
        this.rows = new float[ROWS][d];
    }

    /// Whether this way is open: weights in the processor's memory, and small enough pieces of work to be worth it.
    static boolean serves(Weights weights, int tokens) {
        return tokens <= MOST_TOKENS && !NativeEngine.device().isGpu() && !(weights.blocks() instanceof NarrowLayers);
    }

    /// @param spins x of every layer, `[T, d_model]` each
    /// @return N0 of every layer, `[1, head, d_head]` each
    static List<Tensor> of(Gpt2Config config, Weights weights, List<Tensor> spins, boolean biases) {
        var layers = IntStream.range(0, config.layers())
                .mapToObj(layer -> {
                    var map = weights.blocks().get(layer).cAttn();
                    var bias = biases ? map.bias().toFloatArray() : new float[3 * config.dModel()];
                    return new LastQueryFields(config, layer, memory(map.weight()), bias);
                })
                .toList();
        return IntStream.range(0, layers.size())
                .parallel()
                .mapToObj(layer -> layers.get(layer).field(spins.get(layer)))
                .toList();
    }

    /// An array's own memory.
    private static FloatBuffer memory(NDArray array) {
        return ((PtNDArray) array)
                .toByteBuffer(true)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private Tensor field(Tensor x) {
        int length = x.shape()[0];
        var last = new double[config.heads()][];
        Arrays.fill(last, wide(x.data(), (length - 1) * d, d));
        var fields = pairFields(through(last, 0));
        var means = new double[config.heads()][];
        for (int head = 0; head < means.length; head++) {
            means[head] = mean(x.data(), weights(x.data(), length, fields[head]));
        }
        var contexts = through(means, 2);
        var narrow = new float[d];
        for (int i = 0; i < d; i++) {
            narrow[i] = (float) contexts[i];
        }
        return new Tensor(narrow, 1, config.heads(), config.dHead());
    }

    /// Each head's vector through its columns of a part of c_attn, with the bias: `[head · d_head]`.
    ///
    /// @param vectors `[head][d_model]`
    /// @param part 0 for W_Q, 2 for W_V
    private double[] through(double[][] vectors, int part) {
        int dHead = config.dHead();
        var sums = wide(bias, part * d, d);
        for (int r = 0; r < d; r += ROWS) {
            int count = read(r, part);
            for (int head = 0; head < vectors.length; head++) {
                var v = vectors[head];
                double a = v[r];
                double b = count > 1 ? v[r + 1] : 0;
                double c = count > 2 ? v[r + 2] : 0;
                double e = count > 3 ? v[r + 3] : 0;
                addFour(sums, head * dHead, (head + 1) * dHead, a, b, c, e);
            }
        }
        return sums;
    }

    private void addFour(double[] sums, int from, int to, double a, double b, double c, double e) {
        var first = rows[0];
        var second = rows[1];
        var third = rows[2];
        var fourth = rows[3];
        for (int i = from; i < to; i++) {
            sums[i] += (a * first[i] + b * second[i]) + (c * third[i] + e * fourth[i]);
        }
    }

    /// h = W_K q·scale of every head, so that Ω_kj = h·x_j; b_K shifts all scores of a query alike and cancels.
    ///
    /// @param q `[head · d_head]`
    /// @return `[head][d_model]`
    private double[][] pairFields(double[] q) {
        int dHead = config.dHead();
        double scale = config.attentionScale(layer);
        var fields = new double[config.heads()][d];
        var products = new double[d];
        for (int r = 0; r < d; r += ROWS) {
            int count = read(r, 1);
            for (int i = 0; i < count; i++) {
                var row = rows[i];
                for (int j = 0; j < products.length; j++) {
                    products[j] = q[j] * row[j];
                }
                for (int head = 0; head < fields.length; head++) {
                    fields[head][r + i] = scale * sum(products, head * dHead, (head + 1) * dHead);
                }
            }
        }
        return fields;
    }

    /// Reads up to [#ROWS] rows of a part of c_attn from row `r` on; the others become zeros.
    ///
    /// @return how many were there
    private int read(int r, int part) {
        int count = Math.min(ROWS, d - r);
        for (int i = 0; i < count; i++) {
            weights.get((r + i) * 3 * d + part * d, rows[i]);
        }
        for (int i = count; i < ROWS; i++) {
            Arrays.fill(rows[i], 0);
        }
        return count;
    }

    /// Four sums, since one would wait for its own last addition.
    private static double sum(double[] values, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double e = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            e += values[i + 3];
        }
        for (; i < to; i++) {
            a += values[i];
        }
        return (a + b) + (c + e);
    }

    /// α = softmax_j(h·x_j).
    private double[] weights(float[] x, int length, double[] field) {
        var alpha = new double[length];
        var products = new double[d];
        double largest = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < length; j++) {
            for (int a = 0; a < d; a++) {
                products[a] = field[a] * x[j * d + a];
            }
            alpha[j] = sum(products, 0, d);
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

    /// Σ_j α_j x_j `[d_model]`.
    private double[] mean(float[] x, double[] alpha) {
        var mean = new double[d];
        for (int j = 0; j < alpha.length; j++) {
            double weight = alpha[j];
            for (int a = 0; a < d; a++) {
                mean[a] += weight * x[j * d + a];
            }
        }
        return mean;
    }

    private static double[] wide(float[] values, int from, int count) {
        var wide = new double[count];
        for (int i = 0; i < count; i++) {
            wide[i] = values[from + i];
        }
        return wide;
    }
}
