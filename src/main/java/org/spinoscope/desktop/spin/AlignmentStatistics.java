package org.spinoscope.desktop.spin;

import java.util.Arrays;
import org.spinoscope.dynamics.StationaryLaw;

/// S·N̂ over time and as a histogram, in arrays that are written without allocating.
///
/// The time series keeps a bounded number of points: when it is full, every second one goes and the interval doubles,
/// so that the whole run stays in view. The histogram covers the cosines that the stationary law makes likely.
final class AlignmentStatistics {

    static final int BINS = 40;
    private static final int POINTS = 600;
    private static final double DEVIATIONS = 5;

    private final double[] times = new double[POINTS];
    private final double[] running = new double[POINTS];
    private final double[] cosines = new double[POINTS];
    private final long[] counts = new long[BINS];
    private double low = -1;
    private double high = 1;
    private int size;
    private long seen;
    private long outside;
    private long interval = 1;

    /// Begins anew, for a spin that will settle into this law. In three dimensions all cosines are counted; in many
    /// the law is so narrow that only its surroundings are.
    void begin(StationaryLaw law) {
        size = 0;
        seen = 0;
        outside = 0;
        interval = 1;
        Arrays.fill(counts, 0);
        double reach = law.dimension() == 3 ? 2 : DEVIATIONS * law.deviation();
        double middle = law.mean();
        low = reach > 0 ? Math.max(-1, middle - reach) : -1;
        high = reach > 0 ? Math.min(1, middle + reach) : 1;
    }

    /// @param mean the running mean so far
    void add(double time, double cosine, double mean) {
        int bin = (int) Math.floor((cosine - low) / (high - low) * BINS);
        boolean rounded = cosine >= 1 && high >= 1 || cosine <= -1 && low <= -1;
        if (rounded || bin >= 0 && bin < BINS) {
            counts[Math.clamp(bin, 0, BINS - 1)]++;
        } else {
            outside++;
        }
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
        return Arrays.copyOf(times, size);
    }

    double[] running() {
        return Arrays.copyOf(running, size);
    }

    double[] cosines() {
        return Arrays.copyOf(cosines, size);
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /// Measured density of S·N̂ in each bin, of all that was seen; zeros before anything was.
    double[] density() {
        var density = new double[BINS];
        for (int i = 0; i < BINS && seen > 0; i++) {
            density[i] = counts[i] * BINS / ((high - low) * seen);
        }
        return density;
    }

    /// The share of what was seen that lies outside the histogram: the way from the start.
    double outside() {
        return seen == 0 ? 0 : (double) outside / seen;
    }

    long seen() {
        return seen;
    }
}
