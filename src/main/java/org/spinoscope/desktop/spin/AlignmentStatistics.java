package org.spinoscope.desktop.spin;

import java.util.Arrays;
import org.spinoscope.dynamics.StationaryLaw;

/// S·N̂ as a histogram that is counted without allocating; it covers the cosines that the stationary law makes likely.
final class AlignmentStatistics {

    static final int BINS = 40;
    private static final double DEVIATIONS = 5;

    private final long[] counts = new long[BINS];
    private double low = -1;
    private double high = 1;
    private long seen;
    private long outside;

    /// Starts again, for spins that will settle into these laws. In three dimensions all cosines are counted; in many
    /// the laws are so narrow that only their surroundings are.
    void begin(StationaryLaw one, StationaryLaw other) {
        seen = 0;
        outside = 0;
        Arrays.fill(counts, 0);
        low = Math.min(low(one), low(other));
        high = Math.max(high(one), high(other));
    }

    private static double low(StationaryLaw law) {
        return reach(law) > 0 ? Math.max(-1, law.mean() - reach(law)) : -1;
    }

    private static double high(StationaryLaw law) {
        return reach(law) > 0 ? Math.min(1, law.mean() + reach(law)) : 1;
    }

    private static double reach(StationaryLaw law) {
        return law.dimension() == 3 ? 2 : DEVIATIONS * law.deviation();
    }

    void add(double cosine) {
        int bin = (int) Math.floor((cosine - low) / (high - low) * BINS);
        boolean rounded = cosine >= 1 && high >= 1 || cosine <= -1 && low <= -1;
        if (rounded || bin >= 0 && bin < BINS) {
            counts[Math.clamp(bin, 0, BINS - 1)]++;
        } else {
            outside++;
        }
        seen++;
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

    /// The share of samples outside the histogram: the approach from the start.
    double outside() {
        return seen == 0 ? 0 : (double) outside / seen;
    }

    long seen() {
        return seen;
    }
}
