package org.spinoscope.diffusion;

/// Plain loops over long float arrays, written so that the compiler can vectorise them.
@SuppressWarnings("FloatingPointLiteralPrecision") // Cephes writes its coefficients with more digits than a float has
final class FloatRows {

    private static final float LOG2_E = 1.44269504f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float ROUND = 12582912f; // 1.5·2²³: adding it rounds to an integer

    private FloatRows() {}

    /// e^x for x ≤ 0 to a relative 2e−7, 0 below −87.
    static float exp(float x) {
        if (x < -87) {
            return 0;
        }
        float shifted = x * LOG2_E + ROUND;
        float n = shifted - ROUND;
        float r = x - n * LN2_HIGH - n * LN2_LOW;
        float p = 1.9875691500e-4f;
        p = p * r + 1.3981999507e-3f;
        p = p * r + 8.3334519073e-3f;
        p = p * r + 4.1665795894e-2f;
        p = p * r + 1.6666665459e-1f;
        p = p * r + 5.0000001201e-1f;
        p = p * r * r + r + 1;
        return p * Float.intBitsToFloat(((int) n + 127) << 23);
    }

    /// Turns log-weights into shares that add up to one.
    static void softmax(float[] x, int from, int count) {
        float most = Float.NEGATIVE_INFINITY;
        for (int i = from; i < from + count; i++) {
            most = Math.max(most, x[i]);
        }
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            float e = exp(x[i] - most);
            x[i] = e;
            sum += e;
        }
        float scale = (float) (1 / sum);
        for (int i = from; i < from + count; i++) {
            x[i] *= scale;
        }
    }

    /// The places of the `most` largest values, counted from `from`, largest first.
    static int[] largest(float[] x, int from, int count, int most) {
        int size = Math.min(most, count);
        var places = new int[size];
        var values = new float[size];
        int held = 0;
        for (int i = 0; i < count; i++) {
            float value = x[from + i];
            if (held == size && value <= values[held - 1]) {
                continue;
            }
            int at = held < size ? held++ : held - 1;
            while (at > 0 && values[at - 1] < value) {
                values[at] = values[at - 1];
                places[at] = places[at - 1];
                at--;
            }
            values[at] = value;
            places[at] = i;
        }
        return places;
    }
}
