package org.spinoscope.statistics;

import java.util.SplittableRandom;

/// Resamples of n cases with replacement, in numbered blocks with a random stream each.
final class BootstrapDraws {

    static final int WIDTH = 128;

    private final int n;
    private final int total;
    private final SplittableRandom[] streams;

    BootstrapDraws(int n, int total, long seed) {
        this.n = n;
        this.total = total;
        streams = Permutations.streams(seed, blocks());
    }

    int blocks() {
        return Math.ceilDiv(total, WIDTH);
    }

    /// Resamples in this block.
    int width(int block) {
        return Math.min(WIDTH, total - block * WIDTH);
    }

    /// How often each case is drawn, `[n][width]` row by row: a resample is a column. Call once for a block.
    double[] counts(int block) {
        int width = width(block);
        var counts = new double[n * width];
        for (int column = 0; column < width; column++) {
            for (int draw = 0; draw < n; draw++) {
                counts[streams[block].nextInt(n) * width + column]++;
            }
        }
        return counts;
    }
}
