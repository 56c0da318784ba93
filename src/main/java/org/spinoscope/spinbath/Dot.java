package org.spinoscope.spinbath;

/// Dot products of stretches of single-precision arrays, summed in double precision, which EJML does not offer.
final class Dot {

    private Dot() {}

    static double of(float[] x, int fromX, float[] y, int fromY, int length) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < length; i += 2) { // two sums, since one would wait for its own last addition
            even += (double) x[fromX + i] * y[fromY + i];
            odd += (double) x[fromX + i + 1] * y[fromY + i + 1];
        }
        return i < length ? even + odd + (double) x[fromX + i] * y[fromY + i] : even + odd;
    }
}
