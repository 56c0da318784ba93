package org.spinoscope.desktop.spin;

import java.util.Arrays;
import org.spinoscope.dynamics.StationaryLaw;

/// S·N̂ as a histogram, counted without allocating. It covers the cosines that the stationary law makes likely.
final class AlignmentStatistics {

    static final int BINS = 40;
    private static final double DEVIATIONS = 5;

    private final long[] counts = new long[BINS];
    private double low = -1;
    private double high = 1;
    private long seen;
    private long outside;

    /// Begins anew, for a spin that will settle into this law. In three dimensions all cosines are counted; in many
    /// the law is so narrow that only its surroundings are.
    void begin(StationaryLaw law) {
        seen = 0;
        outside = 0;
        Arrays.fill(counts, 0);
        double reach = law.dimension() == 3 ? 2 : DEVIATIONS * law.deviation();
        double middle = law.mean();
        low = reach > 0 ? Math.max(-1, middle - reach) : -1;
        high = reach > 0 ? Math.min(1, middle + reach) : 1;
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

    /// The share of what was seen that lies outside the histogram: the way from the start.
    double outside() {
        return seen == 0 ? 0 : (double) outside / seen;
    }

    long seen() {
        return seen;
    }
}
