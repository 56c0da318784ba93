package org.spinoscope.spinbath;

/// Dot products of stretches of single-precision arrays, summed in double precision, which EJML does not offer.
final class Dot {

    private Dot() {}

    static double of(float[] x, int fromX, float[] y, int fromY, int length) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) { // four sums, since one would wait for its own last addition
            a += (double) x[fromX + i] * y[fromY + i];
            b += (double) x[fromX + i + 1] * y[fromY + i + 1];
            c += (double) x[fromX + i + 2] * y[fromY + i + 2];
            d += (double) x[fromX + i + 3] * y[fromY + i + 3];
        }
        for (; i < length; i++) {
            a += (double) x[fromX + i] * y[fromY + i];
        }
        return (a + b) + (c + d);
    }
}
