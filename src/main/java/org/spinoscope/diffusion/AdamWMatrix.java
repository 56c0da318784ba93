package org.spinoscope.diffusion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.spinoscope.dynamics.GaussianStream;

/// A matrix that is learned by AdamW, with its moments.
record AdamWMatrix(double[][] value, double[][] first, double[][] second) {

    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.99;

    /// Zeros.
    static AdamWMatrix of(int rows, int columns) {
        return new AdamWMatrix(new double[rows][columns], new double[rows][columns], new double[rows][columns]);
    }

    /// Normal deviates times `scale`.
    static AdamWMatrix random(int rows, int columns, double scale, GaussianStream noise) {
        var matrix = of(rows, columns);
        for (var row : matrix.value) {
            Arrays.setAll(row, i -> scale * noise.next());
        }
        return matrix;
    }

    /// One step.
    ///
    /// @param step its number, from 1
    void step(double[][] gradient, double rate, double decay, int step) {
        double correct1 = 1 - Math.pow(BETA1, step);
        double correct2 = 1 - Math.pow(BETA2, step);
        for (int r = 0; r < value.length; r++) {
            for (int c = 0; c < value[r].length; c++) {
                double g = gradient[r][c];
                first[r][c] = BETA1 * first[r][c] + (1 - BETA1) * g;
                second[r][c] = BETA2 * second[r][c] + (1 - BETA2) * g * g;
                double move = first[r][c] / correct1 / (Math.sqrt(second[r][c] / correct2) + 1e-8);
                value[r][c] -= rate * (move + decay * value[r][c]);
            }
        }
    }

    /// Zeros of this shape.
    double[][] zeros() {
        return new double[value.length][value[0].length];
    }

    float[][] floats(double scale) {
        return Arrays.stream(value)
                .map(row -> {
                    var floats = new float[row.length];
                    for (int c = 0; c < floats.length; c++) {
                        floats[c] = (float) (scale * row[c]);
                    }
                    return floats;
                })
                .toArray(float[][]::new);
    }

    /// y = M x.
    double[] times(double[] x) {
        return Arrays.stream(value).mapToDouble(row -> Sphere.dot(row, x)).toArray();
    }

    /// y = Mᵀ x.
    double[] transposedTimes(double[] x) {
        var y = new double[value[0].length];
        for (int r = 0; r < value.length; r++) {
            Sphere.add(y, x[r], value[r]);
        }
        return y;
    }

    /// Values and moments of all, in order.
    static List<double[][]> state(AdamWMatrix... matrices) {
        return Stream.of(matrices)
                .flatMap(m -> Stream.of(m.value(), m.first(), m.second()))
                .toList();
    }
}
