package org.spinoscope.gpt2;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Searches the vocabulary for the tokens at both ends of directions.
///
/// Single precision is enough to tell which tokens cannot be among them, since its rounding has a bound:
/// |x·e computed − x·e| ≤ d_model·2⁻²³·|x||e|. Only the others' products are made in double precision.
final class VocabularySearch {

    private static final int ROWS_AT_ONCE = 4096;
    private static final double ROUNDING = 0x1p-23;

    private final Gpt2 model;
    private final Table table;
    private final double[] lengths;

    /// @param lengths of the table's rows
    VocabularySearch(Gpt2 model, Table table, double[] lengths) {
        this.model = model;
        this.table = table;
        this.lengths = lengths;
    }

    /// The ends of every direction.
    ///
    /// @param directions `[n][d_model]`
    /// @param count tokens that reach each limit, at least
    List<VocabularyEnds> ends(NDManager scope, double[][] directions, int count) {
        var rough = roughly(scope, directions);
        var candidates = IntStream.range(0, directions.length)
                .parallel()
                .mapToObj(i -> candidates(rough[i], norm(directions[i]), count))
                .toList();
        var dots = exactly(scope, directions, candidates);
        return IntStream.range(0, directions.length)
                .mapToObj(i -> candidates.get(i).ends(dots.get(i), lengths))
                .toList();
    }

    /// x·e_t in single precision `[direction][vocabulary]`.
    private float[][] roughly(NDManager scope, double[][] directions) {
        var rough = new float[directions.length][table.rows()];
        var x = DoubleCircuits.matrix(scope, directions).toType(ai.djl.ndarray.types.DataType.FLOAT32, false);
        for (int from = 0; from < table.rows(); from += ROWS_AT_ONCE) {
            int to = Math.min(from + ROWS_AT_ONCE, table.rows());
            try (var part = scope.newSubManager()) {
                var product = x.matMul(table.slice(part, from, to).transpose());
                product.attach(part);
                var values = product.toFloatArray();
                for (int i = 0; i < rough.length; i++) {
                    System.arraycopy(values, i * (to - from), rough[i], from, to - from);
                }
            }
        }
        return rough;
    }

    /// Tokens that may reach a limit, and the limits: top and bottom by cosine, top and bottom by dot product.
    private record Candidates(int[] tokens, double[] limits) {

        VocabularyEnds ends(double[] dots, double[] lengths) {
            var some = Arrays.stream(tokens).mapToDouble(t -> lengths[t]).toArray();
            return new VocabularyEnds(tokens, dots, some, limits[0], limits[1], limits[2], limits[3]);
        }
    }

    private Candidates candidates(float[] rough, double norm, int count) {
        double error = model.config().dModel() * ROUNDING * norm;
        var cosineTop = new LargestValues(count);
        var cosineBottom = new LargestValues(count);
        var dotTop = new LargestValues(count);
        var dotBottom = new LargestValues(count);
        for (int t = 0; t < rough.length; t++) {
            if (!Float.isFinite(rough[t])) {
                return everything();
            }
            double dot = rough[t];
            double inverse = lengths[t] > 0 ? 1 / lengths[t] : 0;
            cosineTop.offer(dot * inverse - error);
            cosineBottom.offer(-dot * inverse - error);
            dotTop.offer(dot - error * lengths[t]);
            dotBottom.offer(-dot - error * lengths[t]);
        }
        double ct = cosineTop.least();
        double cb = cosineBottom.least();
        double dt = dotTop.least();
        double db = dotBottom.least();
        var tokens = IntStream.range(0, rough.length)
                .filter(t -> {
                    double cosine = lengths[t] > 0 ? rough[t] / lengths[t] : 0;
                    double most = error * lengths[t];
                    return cosine + error >= ct
                            || error - cosine >= cb
                            || rough[t] + most >= dt
                            || most - rough[t] >= db;
                })
                .toArray();
        return new Candidates(tokens, new double[] {ct, -cb, dt, -db});
    }

    private Candidates everything() {
        double all = Double.POSITIVE_INFINITY;
        return new Candidates(IntStream.range(0, table.rows()).toArray(), new double[] {-all, all, -all, all});
    }

    /// x·e_t of each direction's candidates `[direction][candidate]`, some rows of the table at a time.
    private List<double[]> exactly(NDManager scope, double[][] directions, List<Candidates> candidates) {
        var tokens = candidates.stream()
                .flatMapToInt(c -> Arrays.stream(c.tokens()))
                .distinct()
                .sorted()
                .toArray();
        var dots = new ArrayList<double[]>();
        candidates.forEach(c -> dots.add(new double[c.tokens().length]));
        for (int from = 0; from < tokens.length; from += ROWS_AT_ONCE) {
            var some = Arrays.copyOfRange(tokens, from, Math.min(from + ROWS_AT_ONCE, tokens.length));
            var rows = rows(scope, some);
            IntStream.range(0, directions.length).parallel().forEach(i -> {
                var of = candidates.get(i).tokens();
                for (int c = firstAt(of, some[0]); c < of.length && of[c] <= some[some.length - 1]; c++) {
                    int row = Arrays.binarySearch(some, of[c]);
                    dots.get(i)[c] = dot(directions[i], rows, row * directions[i].length);
                }
            });
        }
        return dots;
    }

    private float[] rows(NDManager scope, int[] tokens) {
        try (var small = scope.newSubManager()) {
            var index = Arrays.stream(tokens).mapToLong(t -> t).toArray();
            return table.rows(small, small.create(index)).toFloatArray();
        }
    }

    private static int firstAt(int[] ascending, int token) {
        int at = Arrays.binarySearch(ascending, token);
        return at < 0 ? -at - 1 : at;
    }

    /// Four sums, since one would wait for its own last addition.
    private static double dot(double[] x, float[] rows, int from) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < x.length; i += 4) {
            a += x[i] * rows[from + i];
            b += x[i + 1] * rows[from + i + 1];
            c += x[i + 2] * rows[from + i + 2];
            d += x[i + 3] * rows[from + i + 3];
        }
        for (; i < x.length; i++) {
            a += x[i] * rows[from + i];
        }
        return (a + b) + (c + d);
    }

    private static double norm(double[] x) {
        return Math.sqrt(Arrays.stream(x).map(v -> v * v).sum());
    }
}
