package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.spinoscope.common.Progress;

/// Frobenius norms of one head's output written into what a later head reads.
final class HeadCompositions {

    private final Gpt2Config config;
    private final NDManager scope;
    private final Gpt2 model;
    private final List<DoubleCircuits.Factors> factors;
    private final List<NDArray> written = new ArrayList<>();

    HeadCompositions(Gpt2 model, List<DoubleCircuits.Factors> factors, NDManager scope) {
        this.config = model.config();
        this.scope = scope;
        this.model = model;
        this.factors = factors;
    }

    /// What a layer's heads read, `[d_model, kind · head · d_head]`; keeps what they write for later layers.
    private NDArray read(NDManager small, int layer) {
        var of = factors.subList(layer * config.heads(), (layer + 1) * config.heads());
        var weights = new LayerInDouble(model, layer, small);
        var out = stack(small, of, DoubleCircuits.Factors::v).matMul(weights.outputs());
        written.add(kept(out.reshape(config.dModel(), config.dModel())));
        return columns(small, weights, 0, of, DoubleCircuits.Factors::k)
                .concat(columns(small, weights, 1, of, DoubleCircuits.Factors::q), 1)
                .concat(columns(small, weights, 2, of, DoubleCircuits.Factors::o), 1);
    }

    private NDArray kept(NDArray array) {
        array.attach(scope);
        return array;
    }

    private NDArray stack(
            NDManager small, List<DoubleCircuits.Factors> factors, Function<DoubleCircuits.Factors, double[]> part) {
        int size = config.dHead() * config.dHead();
        var data = new double[factors.size() * size];
        for (int h = 0; h < factors.size(); h++) {
            System.arraycopy(part.apply(factors.get(h)), 0, data, h * size, size);
        }
        return small.create(data, new Shape(factors.size(), config.dHead(), config.dHead()));
    }

    /// W Rᵀ of all heads side by side, `[d_model, head · d_head]`.
    private NDArray columns(
            NDManager small,
            LayerInDouble weights,
            int part,
            List<DoubleCircuits.Factors> factors,
            Function<DoubleCircuits.Factors, double[]> factor) {
        return weights.weights(part)
                .matMul(stack(small, factors, factor).transpose(0, 2, 1))
                .transpose(1, 0, 2)
                .reshape(config.dModel(), config.dModel());
    }

    DoubleCircuits.CompositionNorms norms(Progress progress) {
        int all = config.layers() * config.heads();
        var norms = new double[3][all][all];
        for (var kind : norms) {
            for (var row : kind) {
                Arrays.fill(row, Double.NaN);
            }
        }
        for (int later = 0; later < config.layers(); later++) {
            progress.at((double) later / config.layers(), "Compositions into layer " + later);
            try (var small = scope.newSubManager()) {
                var read = read(small, later);
                for (int earlier = 0; earlier < later; earlier++) {
                    put(blockNorms(written.get(earlier), read), earlier, later, norms);
                }
            }
        }
        return new DoubleCircuits.CompositionNorms(norms[0], norms[1], norms[2]);
    }

    private void put(double[] blocks, int earlier, int later, double[][][] norms) {
        int heads = config.heads();
        for (int i = 0; i < heads; i++) {
            for (int kind = 0; kind < 3; kind++) {
                System.arraycopy(
                        blocks, (i * 3 + kind) * heads, norms[kind][earlier * heads + i], later * heads, heads);
            }
        }
    }

    /// `[head, kind, head]` flattened.
    private double[] blockNorms(NDArray left, NDArray right) {
        try (var small = scope.newSubManager()) {
            var product = left.matMul(right);
            product.attach(small);
            return product.square()
                    .reshape((long) config.heads() * config.dHead(), 3L * config.heads(), config.dHead())
                    .sum(new int[] {2})
                    .reshape(config.heads(), config.dHead(), 3L * config.heads())
                    .sum(new int[] {1})
                    .sqrt()
                    .toDoubleArray();
        }
    }
}
