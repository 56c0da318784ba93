package org.spinoscope.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.function.IntFunction;

/// Logit gaps N0·S of all heads where prompts have spins in common, eq. (1) to eq. (5): a spin that depends on its
/// token
/// and position alone gets its key and value once, however many prompts have it.
///
/// The score of a key is Ω_j = q·k_j·scale and its projection J_j = v_j·s, with q, k_j, v_j and the read-out direction
/// s of one head in d_head dimensions. From there on everything is in double precision.
public final class SharedSpinGaps {

    private final Gpt2Config config;
    private final Weights weights;
    private final Terms terms;
    private final int[] lastRows;
    private final int[] lastOf;

    private SharedSpinGaps(Gpt2 model, Terms terms) {
        this.config = model.config();
        this.weights = model.weights();
        this.terms = terms;
        lastRows = Arrays.stream(terms.places())
                .mapToInt(row -> row[row.length - 1])
                .distinct()
                .sorted()
                .toArray();
        lastOf = Arrays.stream(terms.places())
                .mapToInt(row -> Arrays.binarySearch(lastRows, row[row.length - 1]))
                .toArray();
    }

    /// What the heads read and how.
    ///
    /// @param spins the different spins of a layer `[row, d_model]`
    /// @param shared whether every layer has the same spins
    /// @param places the row of each position's spin `[prompt][position]`
    /// @param directions directions of the gap in the residual stream `[prompt, d_model]`
    /// @param biases whether the biases of Q and V are used
    public record Terms(
            IntFunction<float[]> spins,
            boolean shared,
            int[][] places,
            float[] directions,
            boolean biases,
            OutputSlice slice) {}

    /// @return `[prompt][layer·heads + head]`
    public static double[][] of(Gpt2 model, Terms terms) {
        var gaps = new SharedSpinGaps(model, terms);
        return model.inScope(gaps::all);
    }

    private double[][] all(NDManager scope) {
        int d = config.dModel();
        var gaps = new double[terms.places().length][config.layers() * config.heads()];
        var directions = scope.create(terms.directions(), new Shape(gaps.length, d));
        var spins = terms.spins().apply(0);
        for (int layer = 0; layer < config.layers(); layer++) {
            if (layer > 0 && !terms.shared()) {
                spins = terms.spins().apply(layer);
            }
            try (var inner = scope.newSubManager()) {
                layer(layer, projected(inner, layer, spins, directions), gaps);
            }
        }
        return gaps;
    }

    /// Rows in head space, all heads side by side.
    ///
    /// @param queries of the last positions' rows
    /// @param keysAndValues of every row, `[row, 2·d_model]`
    /// @param readouts of every prompt
    private record Projected(float[] queries, float[] keysAndValues, float[] readouts, float[] valueBias) {}

    private Projected projected(NDManager scope, int layer, float[] spins, NDArray directions) {
        int d = config.dModel();
        var block = weights.blocks().get(layer);
        var last = new float[lastRows.length * d];
        for (int i = 0; i < lastRows.length; i++) {
            System.arraycopy(spins, lastRows[i] * d, last, i * d, d);
        }
        var queries = scope.create(last, new Shape(lastRows.length, d))
                .matMul(block.query().weight());
        if (terms.biases()) {
            queries = queries.add(block.query().bias());
        }
        var keysAndValues = scope.create(spins, new Shape(spins.length / d, d))
                .matMul(held(scope, block.cAttn().weight().get(":, {}:{}", d, 3 * d)));
        var output = block.cProj().weight();
        var readouts = held(
                scope, directions.matMul(terms.slice() == OutputSlice.ROWS ? held(scope, output.transpose()) : output));
        var valueBias =
                held(scope, block.cAttn().bias().get("{}:{}", 2 * d, 3 * d)).toFloatArray();
        return new Projected(queries.toFloatArray(), keysAndValues.toFloatArray(), readouts.toFloatArray(), valueBias);
    }

    private void layer(int layer, Projected rows, double[][] gaps) {
        int d = config.dModel();
        int width = config.dHead();
        double scale = config.attentionScale(layer);
        for (int p = 0; p < gaps.length; p++) {
            var places = terms.places()[p];
            var scores = new double[places.length];
            for (int head = 0; head < config.heads(); head++) {
                int query = lastOf[p] * d + head * width;
                int readout = p * d + head * width;
                double largest = Double.NEGATIVE_INFINITY;
                for (int j = 0; j < places.length; j++) {
                    int key = places[j] * 2 * d + head * width;
                    scores[j] = scale * dot(rows.queries(), query, rows.keysAndValues(), key, width);
                    largest = Math.max(largest, scores[j]); // NaN stays
                }
                double sum = 0;
                double gap = 0;
                for (int j = 0; j < places.length; j++) {
                    double weight = Math.exp(scores[j] - largest);
                    int value = places[j] * 2 * d + d + head * width;
                    sum += weight;
                    gap += weight * dot(rows.readouts(), readout, rows.keysAndValues(), value, width);
                }
                gap /= sum;
                if (terms.biases()) {
                    gap += dot(rows.readouts(), readout, rows.valueBias(), head * width, width);
                }
                gaps[p][layer * config.heads() + head] = gap;
            }
        }
    }

    /// In four sums, which a processor adds side by side.
    private static double dot(float[] a, int from, float[] b, int at, int width) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < width; i += 4) {
            s0 += (double) a[from + i] * b[at + i];
            s1 += (double) a[from + i + 1] * b[at + i + 1];
            s2 += (double) a[from + i + 2] * b[at + i + 2];
            s3 += (double) a[from + i + 3] * b[at + i + 3];
        }
        for (; i < width; i++) {
            s0 += (double) a[from + i] * b[at + i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /// A new array that ends with `scope`, whatever it came from.
    private static NDArray held(NDManager scope, NDArray array) {
        array.attach(scope);
        return array;
    }
}
