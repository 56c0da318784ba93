package org.spinoscope.gpt2;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/// Dot products of some rows with keys: small ones here, since a native call costs more than they do; large ones
/// native.
///
/// @param width d_model
record RowProducts(NDManager scope, int width) {

    /// Multiplications from which a native product is faster.
    private static final long LARGE = 4_000_000;

    /// @param all rows `[any, d_model]`
    /// @param first the first row that counts
    /// @param count rows
    /// @param keys `[T][d_model]`
    /// @return `[count][T]`
    double[][] of(double[] all, int first, int count, double[][] keys) {
        return (long) count * keys.length * width < LARGE
                ? plain(all, first, count, keys)
                : natively(Arrays.copyOfRange(all, first * width, (first + count) * width), count, keys);
    }

    private double[][] plain(double[] all, int first, int count, double[][] keys) {
        var products = new double[count][keys.length];
        for (int i = 0; i < count; i++) {
            int at = (first + i) * width;
            for (int j = 0; j < keys.length; j++) {
                products[i][j] = dot(all, at, keys[j]);
            }
        }
        return products;
    }

    /// Four sums, since one would wait for its own last addition.
    private static double dot(double[] x, int from, double[] y) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < y.length; i += 4) {
            a += x[from + i] * y[i];
            b += x[from + i + 1] * y[i + 1];
            c += x[from + i + 2] * y[i + 2];
            d += x[from + i + 3] * y[i + 3];
        }
        for (; i < y.length; i++) {
            a += x[from + i] * y[i];
        }
        return (a + b) + (c + d);
    }

    private double[][] natively(double[] rows, int count, double[][] keys) {
        try (var small = scope.newSubManager()) {
            var left = small.create(rows, new Shape(count, width));
            var flat =
                    left.matMul(DoubleCircuits.matrix(small, keys).transpose()).toDoubleArray();
            var products = new double[count][];
            for (int i = 0; i < count; i++) {
                products[i] = Arrays.copyOfRange(flat, i * keys.length, (i + 1) * keys.length);
            }
            return products;
        }
    }
}
