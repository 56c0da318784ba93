package org.spinoscope.study.verification;

import java.util.stream.IntStream;

/// How far numbers lie apart. NaN on either side makes the result NaN, which no check accepts.
final class MaxError {

    private MaxError() {}

    /// The largest difference as a share of the largest expected size.
    static double relative(float[] measured, float[] expected) {
        return relative(
                measured,
                IntStream.range(0, expected.length)
                        .mapToDouble(i -> expected[i])
                        .toArray());
    }

    /// The largest difference as a share of the largest expected size.
    static double relative(float[] measured, double[] expected) {
        if (measured.length != expected.length) {
            throw new IllegalArgumentException(measured.length + " values against " + expected.length);
        }
        double worst = 0;
        double scale = 0;
        for (int i = 0; i < measured.length; i++) {
            worst = larger(worst, Math.abs(measured[i] - expected[i]));
            scale = larger(scale, Math.abs(expected[i]));
        }
        return worst == 0 ? 0 : worst / scale;
    }

    /// The larger of two; NaN wins.
    static double larger(double a, double b) {
        return Math.max(a, b);
    }

    /// How many of these are NaN or infinite.
    static long notFinite(float[] values) {
        long count = 0;
        for (float value : values) {
            count += Float.isFinite(value) ? 0 : 1;
        }
        return count;
    }
}
