package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;

/// Frobenius norms of one head's output written into what a later head reads, for all pairs.
///
/// With A `[d_head, d_model]` what a head writes and B what another reads, ‖A Bᵀ‖² = tr(AᵀA·BᵀB): AᵀA and BᵀB are made
/// once a head, and a pair costs d_model² operations instead of 2·d_model·d_head² of them for A Bᵀ. Both are
/// symmetric, so
/// columns left of the diagonal block are not made. Where the trace is so small that it may have lost digits, A Bᵀ is
/// made after all.
final class HeadCompositions {

    private static final int ROWS_AT_ONCE = 32;
    private static final long BYTES_AT_ONCE = 64L << 20;
    private static final int KINDS = 3;

    /// Below this square of a score, an error of 1e-14 in it would show in the score.
    private static final double SMALL = 1e-6;

    private final Gpt2 model;
    private final Gpt2Config config;
    private final NDManager scope;
    private final List<DoubleCircuits.Factors> factors;
    private final int layersAtOnce;
    private final List<NDArray> written = new ArrayList<>();
    private final double[][][] norms;

    /// @param layersAtOnce layers whose weights are held together
    HeadCompositions(Gpt2 model, List<DoubleCircuits.Factors> factors, NDManager scope, int layersAtOnce) {
        this.model = model;
        this.config = model.config();
        this.scope = scope;
        this.factors = factors;
        this.layersAtOnce = layersAtOnce;
        int all = config.layers() * config.heads();
        this.norms = new double[KINDS][all][all];
        Arrays.stream(norms).flatMap(Arrays::stream).forEach(row -> Arrays.fill(row, Double.NaN));
    }

    /// As many layers as fit into some tens of megabytes, at least one.
    static int layersAtOnce(Gpt2Config config) {
        long bytes = (long) KINDS * config.dModel() * config.dModel() * Double.BYTES;
        return (int) Math.max(1, BYTES_AT_ONCE / bytes);
    }

    DoubleCircuits.CompositionNorms norms(Progress progress) {
        for (int from = 0; from < config.layers(); from += layersAtOnce) {
            int to = Math.min(from + layersAtOnce, config.layers());
            progress.at((double) to * from / config.layers() / config.layers(), "Compositions into layer " + from);
            try (var small = scope.newSubManager()) {
                into(from, to, small);
            }
        }
        return new DoubleCircuits.CompositionNorms(norms[0], norms[1], norms[2]);
    }

    /// Compositions into layers `from` to before `to`.
    private void into(int from, int to, NDManager small) {
        var reads = new NDList();
        IntStream.range(from, to).forEach(layer -> reads.addAll(read(small, layer)));
        if (to < 2) {
            return;
        }
        var b = NDArrays.concat(reads);
        var a = NDArrays.concat(new NDList(written.subList(0, to - 1)));
        a.attach(small);
        var squares = traces(small, a, b);
        var sizeA = a.square().sum(new int[] {1, 2}).toDoubleArray();
        var sizeB = b.square().sum(new int[] {1, 2}).toDoubleArray();
        for (int i = 0; i < sizeA.length; i++) {
            var row = Arrays.copyOfRange(squares, i * sizeB.length, (i + 1) * sizeB.length);
            if (lostDigits(row, sizeA[i], sizeB)) {
                row = exactly(a.get(i), b);
            }
            put(row, i, from);
        }
    }

    private static boolean lostDigits(double[] squares, double sizeA, double[] sizeB) {
        return IntStream.range(0, squares.length).anyMatch(j -> squares[j] < SMALL * sizeA * sizeB[j]);
    }

    /// tr(AᵀA·BᵀB) of every A with every B, `[A · B]`.
    private double[] traces(NDManager small, NDArray a, NDArray b) {
        int d = config.dModel();
        var sum = small.zeros(new Shape(a.getShape().get(0), b.getShape().get(0)), a.getDataType());
        for (int from = 0; from < d; from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, d);
            try (var block = small.newSubManager()) {
                add(sum, product(block, a, from, to, from, to), product(block, b, from, to, from, to));
                if (to < d) {
                    var right = product(block, a, from, to, to, d);
                    right.muli(2); // what is left of the diagonal is the same
                    add(sum, right, product(block, b, from, to, to, d));
                }
            }
        }
        return sum.toDoubleArray();
    }

    private static void add(NDArray sum, NDArray left, NDArray right) {
        var product = left.matMul(right.transpose());
        product.attach(left.getManager());
        sum.addi(product);
    }

    /// Rows `from` to `to` and columns `left` to `right` of XᵀX, flat, one X a row.
    private static NDArray product(NDManager block, NDArray x, int from, int to, int left, int right) {
        try (var views = block.newSubManager()) {
            var rows = x.get(":, :, {}:{}", from, to);
            var columns = x.get(":, :, {}:{}", left, right);
            rows.attach(views);
            columns.attach(views);
            var product =
                    rows.transpose(0, 2, 1).matMul(columns).reshape(x.getShape().get(0), -1);
            product.attach(block);
            return product;
        }
    }

    /// ‖A Bᵀ‖² of one A with every B, product by product.
    private double[] exactly(NDArray a, NDArray b) {
        try (var small = scope.newSubManager()) {
            a.attach(small);
            var product = a.matMul(b.reshape(-1, config.dModel()).transpose());
            product.attach(small);
            return product.square()
                    .reshape(config.dHead(), b.getShape().get(0), config.dHead())
                    .sum(new int[] {0, 2})
                    .toDoubleArray();
        }
    }

    /// Spreads one earlier head's squares over the kinds and heads of later layers.
    private void put(double[] squares, int earlier, int firstLayer) {
        int heads = config.heads();
        for (int j = 0; j < squares.length; j++) {
            int layer = firstLayer + j / (KINDS * heads);
            int kind = j / heads % KINDS;
            if (earlier / heads < layer) {
                norms[kind][earlier][layer * heads + j % heads] = Math.sqrt(squares[j]);
            }
        }
    }

    /// What a layer's heads read, `[head, d_head, d_model]` of each kind; keeps what they write for later layers.
    private NDList read(NDManager small, int layer) {
        var of = factors.subList(layer * config.heads(), (layer + 1) * config.heads());
        var weights = new LayerInDouble(model, layer, small);
        var out = stack(small, of, DoubleCircuits.Factors::v).matMul(weights.outputs());
        out.attach(scope);
        written.add(out);
        return new NDList(
                rows(small, weights, 0, of, DoubleCircuits.Factors::k),
                rows(small, weights, 1, of, DoubleCircuits.Factors::q),
                rows(small, weights, 2, of, DoubleCircuits.Factors::o));
    }

    /// R Wᵀ of all heads, `[head, d_head, d_model]`.
    private NDArray rows(
            NDManager small,
            LayerInDouble weights,
            int part,
            List<DoubleCircuits.Factors> of,
            Function<DoubleCircuits.Factors, double[]> factor) {
        return stack(small, of, factor).matMul(weights.weights(part).transpose(0, 2, 1));
    }

    private NDArray stack(
            NDManager small, List<DoubleCircuits.Factors> of, Function<DoubleCircuits.Factors, double[]> part) {
        int size = config.dHead() * config.dHead();
        var data = new double[of.size() * size];
        for (int h = 0; h < of.size(); h++) {
            System.arraycopy(part.apply(of.get(h)), 0, data, h * size, size);
        }
        return small.create(data, new Shape(of.size(), config.dHead(), config.dHead()));
    }
}
