package org.spinoscope.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Permutations of n values in numbered blocks: all n! of them if the budget allows, otherwise random ones. Each block
/// has its own random stream, so its content depends on the seed and its number only.
final class Permutations {

    /// Permutations in a block: 20 prompts of this width stay in a core's first cache.
    static final int WIDTH = 128;

    private final int n;
    private final int total;
    private final boolean exact;
    private final SplittableRandom[] streams;

    Permutations(int n, int budget, long seed) {
        if (budget < 1) {
            throw new IllegalArgumentException("At least one permutation is needed: " + budget);
        }
        this.n = n;
        long all = 1;
        for (int i = 2; i <= n && all <= budget; i++) {
            all *= i;
        }
        exact = all <= budget;
        total = exact ? (int) all : budget;
        streams = exact ? new SplittableRandom[0] : streams(seed, blocks());
    }

    /// Independent streams from one seed, in order.
    static SplittableRandom[] streams(long seed, int count) {
        var root = new SplittableRandom(seed);
        var streams = new SplittableRandom[count];
        for (int i = 0; i < count; i++) {
            streams[i] = root.split();
        }
        return streams;
    }

    boolean exact() {
        return exact;
    }

    int total() {
        return total;
    }

    int blocks() {
        return Math.ceilDiv(total, WIDTH);
    }

    /// Permutations in this block.
    int width(int block) {
        return Math.min(WIDTH, total - block * WIDTH);
    }

    /// The block's permutations of `values`, `[n][width]`: a permutation is a column.
    double[][] rows(int block, double[] values) {
        int width = width(block);
        var rows = new double[n][width];
        var order = new int[n];
        if (exact) {
            unrank((long) block * WIDTH, order);
        }
        for (int column = 0; column < width; column++) {
            if (!exact) {
                shuffle(order, streams[block]);
            }
            for (int i = 0; i < n; i++) {
                rows[i][column] = values[order[i]];
            }
            if (exact) {
                advance(order);
            }
        }
        return rows;
    }

    /// The same row after row in one array, `[n·width]`.
    double[] columns(int block, double[] values) {
        return Arrays.stream(rows(block, values))
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    /// A uniform permutation (Fisher–Yates, building up).
    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    /// The permutation of this rank in lexicographic order.
    private static void unrank(long rank, int[] order) {
        int n = order.length;
        for (int i = n - 1; i >= 0; i--) {
            int base = n - i;
            order[i] = (int) (rank % base);
            rank /= base;
            for (int j = i + 1; j < n; j++) {
                if (order[j] >= order[i]) {
                    order[j]++;
                }
            }
        }
    }

    /// The next permutation in lexicographic order; the last one stays.
    private static void advance(int[] order) {
        int i = order.length - 2;
        while (i >= 0 && order[i] > order[i + 1]) {
            i--;
        }
        if (i < 0) {
            return;
        }
        int j = order.length - 1;
        while (order[j] < order[i]) {
            j--;
        }
        swap(order, i, j);
        for (int a = i + 1, b = order.length - 1; a < b; a++, b--) {
            swap(order, a, b);
        }
    }

    private static void swap(int[] order, int i, int j) {
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
}
