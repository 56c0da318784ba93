package org.spinoscope.desktop.spin;

/// S·N̂ over time and as a histogram, in arrays that are written without allocating.
///
/// The time series keeps a bounded number of points: when it is full, every second one goes and the interval doubles,
/// so that the whole run stays in view.
final class SpinRecord {

    static final int BINS = 40;
    private static final int POINTS = 600;

    private final double[] times = new double[POINTS];
    private final double[] running = new double[POINTS];
    private final double[] cosines = new double[POINTS];
    private final long[] counts = new long[BINS];
    private int size;
    private long seen;
    private long interval = 1;

    void clear() {
        size = 0;
        seen = 0;
        interval = 1;
        java.util.Arrays.fill(counts, 0);
    }

    /// @param mean the running mean so far
    void add(double time, double cosine, double mean) {
        counts[Math.clamp((int) ((cosine + 1) / 2 * BINS), 0, BINS - 1)]++;
        if (seen++ % interval != 0) {
            return;
        }
        if (size == POINTS) {
            for (int i = 0; i < POINTS / 2; i++) {
                times[i] = times[2 * i];
                running[i] = running[2 * i];
                cosines[i] = cosines[2 * i];
            }
            size = POINTS / 2;
            interval *= 2;
        }
        times[size] = time;
        running[size] = mean;
        cosines[size++] = cosine;
    }

    double[] times() {
        return java.util.Arrays.copyOf(times, size);
    }

    double[] running() {
        return java.util.Arrays.copyOf(running, size);
    }

    double[] cosines() {
        return java.util.Arrays.copyOf(cosines, size);
    }

    /// Measured density of S·N̂ in each bin; zeros before anything was seen.
    double[] density() {
        var density = new double[BINS];
        for (int i = 0; i < BINS && seen > 0; i++) {
            density[i] = counts[i] * BINS / (2.0 * seen);
        }
        return density;
    }

    long seen() {
        return seen;
    }
}
