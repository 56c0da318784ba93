package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Products of the heads' stored weights in double precision: everything whose inner dimension is d_model or the
/// vocabulary. What is returned is of head size, so that small plain matrices go on from there.
///
/// Weights are widened one layer at a time and freed again.
public final class DoubleCircuits {

    private static final int ROWS_AT_ONCE = 4096;
    private static final int GRAM_BLOCKS = 4;

    private final Gpt2 model;
    private double @Nullable [] tokenGram;
    private double @Nullable [] tokenLengths;

    DoubleCircuits(Gpt2 model) {
        this.model = model;
    }

    /// A prompt as a layer's heads see it.
    ///
    /// @param keys spins x `[T][d_model]`
    /// @param queries rows of `keys` that ask, ascending
    /// @param direction r, the direction in the residual stream along which heads are read `[d_model]`
    public record Asked(double[][] keys, int[] queries, double[] direction) {}

    /// What a layer's heads make of a prompt. There is no mask: readers of a row stop at its own query.
    ///
    /// @param scores Ω_kj `[query][head][T]`; without b_K, which shifts all scores of a query alike
    /// @param values g_j = (x_j W_V + b_V)·(W_O r) `[head][T]`
    public record Answered(double[][][] scores, double[][] values) {}

    /// Scores and values of all heads of a layer, eq. (2) and eq. (5), query by query.
    ///
    /// @param biases whether b_Q and b_V are used
    public List<Answered> ask(int layer, List<Asked> prompts, boolean biases, OutputSlice slice) {
        return model.inScope(scope -> new LayerInDouble(model, layer, scope).ask(prompts, biases, slice));
    }

    /// One head's weights with themselves, `[d_head, d_head]` each.
    ///
    /// @param qq W_QᵀW_Q
    /// @param kk W_KᵀW_K
    /// @param vv W_VᵀW_V
    /// @param oo W_O W_Oᵀ
    public record Squares(double[] qq, double[] kk, double[] vv, double[] oo) {}

    /// One head's weights with themselves and with each other, `[d_head, d_head]` each.
    ///
    /// @param kq W_KᵀW_Q, which has the eigenvalues of W_QW_Kᵀ other than its zeros
    /// @param ov W_O W_V, which has those of W_OV
    /// @param ogv W_O Γ W_V with Γ = Uᵀ·wte, which has those of the token-to-token map wte W_OV Uᵀ
    /// @param rows norms of the rows of W_QW_Kᵀ `[d_model]`
    /// @param columns norms of its columns `[d_model]`
    public record Grams(Squares squares, double[] kq, double[] ov, double[] ogv, double[] rows, double[] columns) {}

    /// The squares of a layer's heads.
    public List<Squares> squares(int layer) {
        return model.inScope(scope -> new LayerInDouble(model, layer, scope).squares());
    }

    /// All products of a layer's heads.
    public List<Grams> grams(int layer) {
        var gamma = tokenGram();
        return model.inScope(scope -> new LayerInDouble(model, layer, scope).grams(gamma));
    }

    /// Γ = Uᵀ·wte `[d_model, d_model]` row by row, U the unembedding: wteᵀwte where the two are tied. Computed once.
    public synchronized double[] tokenGram() {
        if (tokenGram == null) {
            tokenGram = model.inScope(this::multiplyTables);
        }
        return tokenGram;
    }

    /// With tied tables Γ is symmetric: then only blocks on and right of the diagonal are multiplied.
    private double[] multiplyTables(NDManager scope) {
        var weights = model.weights();
        boolean tied = weights.unembedding() == weights.wte();
        int d = model.config().dModel();
        int block = tied ? Math.max(1, (d + GRAM_BLOCKS - 1) / GRAM_BLOCKS) : d;
        var sums = new ArrayList<NDArray>();
        for (int left = 0; left < d; left += block) {
            sums.add(scope.zeros(new Shape(Math.min(block, d - left), tied ? d - left : d), DataType.FLOAT64));
        }
        for (int from = 0; from < model.config().vocabulary(); from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, model.config().vocabulary());
            try (var part = scope.newSubManager()) {
                var e = rows(part, weights.wte(), from, to);
                var u = tied ? e : rows(part, weights.unembedding(), from, to);
                for (int i = 0; i < sums.size(); i++) {
                    int left = i * block;
                    var columns = u.get(":, {}:{}", left, Math.min(left + block, d));
                    columns.attach(part);
                    var right = tied ? e.get(":, {}:{}", left, d) : e;
                    right.attach(part);
                    var product = columns.transpose().matMul(right);
                    product.attach(part);
                    sums.get(i).addi(product);
                }
            }
        }
        return unfolded(sums, block, d);
    }

    /// A matrix from row blocks whose rows begin at the block's first column; what lies left is mirrored.
    private static double[] unfolded(List<NDArray> blocks, int block, int d) {
        var whole = new double[d * d];
        for (int i = 0; i < blocks.size(); i++) {
            var values = blocks.get(i).toDoubleArray();
            int rows = (int) blocks.get(i).getShape().get(0);
            int width = values.length / rows;
            for (int r = 0; r < rows; r++) {
                System.arraycopy(values, r * width, whole, (i * block + r) * d + d - width, width);
            }
        }
        for (int r = block; r < d; r++) {
            for (int c = 0; c < r / block * block; c++) {
                whole[r * d + c] = whole[c * d + r];
            }
        }
        return whole;
    }

    private static NDArray rows(NDManager scope, Table table, int from, int to) {
        try (var view = table.slice(scope, from, to)) {
            return widened(scope, view);
        }
    }

    static NDArray widened(NDManager scope, NDArray weight) {
        var wide = weight.toType(DataType.FLOAT64, true);
        wide.attach(scope);
        return wide;
    }

    /// Triangular factors R of one head, RᵀR the Gram matrix of W_Q, W_K, W_V and W_Oᵀ; `[d_head, d_head]` each.
    public record Factors(double[] q, double[] k, double[] v, double[] o) {}

    /// Frobenius norms of the compositions of an earlier head into a later one.
    ///
    /// @param q ‖W_OV¹ W_QK²‖ `[earlier head][later head]`, numbered layer by layer; NaN unless a layer is earlier
    /// @param k ‖W_OV¹ (W_QK²)ᵀ‖
    /// @param v ‖W_OV¹ W_OV²‖
    public record CompositionNorms(double[][] q, double[][] k, double[][] v) {}

    /// The norms for all pairs of heads.
    ///
    /// ‖W_V¹W_O¹ W_Q²W_K²ᵀ‖ = ‖(R_V W_O)¹ (W_Q R_Kᵀ)²‖, since orthogonal factors leave the norm as it is.
    ///
    /// @param factors of all heads, layer by layer
    public CompositionNorms compositionNorms(List<Factors> factors, org.spinoscope.common.Progress progress) {
        int layersAtOnce = HeadCompositions.layersAtOnce(model.config());
        return model.inScope(scope -> new HeadCompositions(model, factors, scope, layersAtOnce).norms(progress));
    }

    /// The tokens with most and least in common with directions.
    ///
    /// @param directions `[n][d_model]`
    /// @param count tokens at each end, at least
    public List<VocabularyEnds> ends(double[][] directions, int count) {
        var lengths = tokenLengths();
        return model.inScope(
                scope -> new VocabularySearch(model, model.weights().wte(), lengths).ends(scope, directions, count));
    }

    /// |e_t| of every row of wte. Computed once.
    private synchronized double[] tokenLengths() {
        if (tokenLengths == null) {
            tokenLengths = model.inScope(this::lengths);
        }
        return tokenLengths;
    }

    private double[] lengths(NDManager scope) {
        var lengths = new double[model.config().vocabulary()];
        for (int from = 0; from < lengths.length; from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, lengths.length);
            try (var part = scope.newSubManager()) {
                var squares = rows(part, model.weights().wte(), from, to).square();
                var some = squares.sum(new int[] {1}).sqrt().toDoubleArray();
                System.arraycopy(some, 0, lengths, from, to - from);
            }
        }
        return lengths;
    }

    /// Reads directions `[n][d_model]` against every row of the unembedding: x·u_t `[direction][vocabulary]`.
    public double[][] unembeddingDots(double[][] directions) {
        return model.inScope(scope -> {
            int vocabulary = model.config().vocabulary();
            var x = matrix(scope, directions);
            var dots = new double[directions.length][vocabulary];
            for (int from = 0; from < vocabulary; from += ROWS_AT_ONCE) {
                int to = Math.min(from + ROWS_AT_ONCE, vocabulary);
                try (var part = scope.newSubManager()) {
                    var some = x.matMul(
                            rows(part, model.weights().unembedding(), from, to).transpose());
                    some.attach(part);
                    var values = some.toDoubleArray();
                    for (int i = 0; i < directions.length; i++) {
                        System.arraycopy(values, i * (to - from), dots[i], from, to - from);
                    }
                }
            }
            return dots;
        });
    }

    /// A native matrix of plain rows.
    static NDArray matrix(NDManager scope, double[][] rows) {
        int width = rows.length == 0 ? 0 : rows[0].length;
        var data = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, data, i * width, width);
        }
        return scope.create(data, new Shape(rows.length, width));
    }

    /// The plain matrices of a native stack `[n, …]`.
    static List<double[]> split(NDArray stack) {
        int n = (int) stack.getShape().get(0);
        var all = stack.toDoubleArray();
        int size = all.length / n;
        var parts = new ArrayList<double[]>();
        for (int i = 0; i < n; i++) {
            parts.add(Arrays.copyOfRange(all, i * size, (i + 1) * size));
        }
        return parts;
    }
}
