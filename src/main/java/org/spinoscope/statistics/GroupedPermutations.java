package org.spinoscope.statistics;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Permutations of cases inside their groups, in numbered blocks with a random stream each.
final class GroupedPermutations {

    /// Permutations in a block.
    static final int WIDTH = 32;

    private final int[][] groups;
    private final int total;
    private final SplittableRandom[] streams;

    /// @param group of each case, from 0
    GroupedPermutations(int[] group, int groups, int total, long seed) {
        var sizes = new int[groups];
        for (int g : group) {
            sizes[g]++;
        }
        this.groups =
                IntStream.range(0, groups).mapToObj(g -> new int[sizes[g]]).toArray(int[][]::new);
        var next = new int[groups];
        for (int i = 0; i < group.length; i++) {
            this.groups[group[i]][next[group[i]]++] = i;
        }
        this.total = total;
        this.streams = Permutations.streams(seed, blocks());
    }

    int blocks() {
        return Math.ceilDiv(total, WIDTH);
    }

    int width(int block) {
        return Math.min(WIDTH, total - block * WIDTH);
    }

    /// The block's permutations of `values`, `[case][WIDTH]` row by row: a permutation is a column. To be asked once
    /// for a block.
    double[] columns(int block, double[] values) {
        var columns = new double[values.length * WIDTH];
        var random = streams[block];
        for (int column = 0; column < width(block); column++) {
            for (var group : groups) {
                var shuffled = group.clone();
                for (int i = shuffled.length - 1; i > 0; i--) {
                    int j = random.nextInt(i + 1);
                    int kept = shuffled[i];
                    shuffled[i] = shuffled[j];
                    shuffled[j] = kept;
                }
                for (int i = 0; i < group.length; i++) {
                    columns[group[i] * WIDTH + column] = values[shuffled[i]];
                }
            }
        }
        return columns;
    }
}
