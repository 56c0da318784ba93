package org.spinoscope.diffusion;

/// A draw from a discrete law.
final class Draw {

    private Draw() {}

    /// The index, counted from `from`, in whose stretch of the cumulative weights `uniform` (0 to 1) falls.
    static int of(float[] weights, int from, int count, double uniform) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += weights[from + i];
        }
        double target = uniform * sum;
        int last = 0;
        for (int i = 0; i < count; i++) {
            if (weights[from + i] > 0) {
                last = i;
                target -= weights[from + i];
                if (target < 0) {
                    return i;
                }
            }
        }
        return last; // rounding
    }
}
