package org.spinoscope.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// A head chosen on one half of the relations and tested on the other: the relations come in a seeded random order,
/// each to the half with fewer prompts.
///
/// @param head the head with the largest |r_w| on the half that chooses
/// @param chosen its r_w there
/// @param tested its r_w on the other half; NaN if undefined
/// @param testedOn which relations that half has
public record HeldOutSplits(int head, double chosen, double tested, boolean[] testedOn) {

    /// Further splits, whose spread shows how much of the first one is chance.
    public static final int FURTHER = 100;

    /// The first split both ways, then a hundred others one way each.
    ///
    /// @param heads the sums of each head over the same relations
    /// @param sizes prompts of each relation
    public static List<HeldOutSplits> of(List<RelationSums> heads, int[] sizes, long seed) {
        var random = new SplittableRandom(seed);
        var splits = new ArrayList<HeldOutSplits>();
        var first = half(sizes, random);
        add(heads, first, splits);
        add(heads, other(first), splits);
        for (int i = 0; i < FURTHER; i++) {
            add(heads, half(sizes, random), splits);
        }
        return List.copyOf(splits);
    }

    private static boolean[] half(int[] sizes, SplittableRandom random) {
        var order = new int[sizes.length];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        var half = new boolean[sizes.length];
        long here = 0;
        long there = 0;
        for (int g : order) {
            half[g] = here <= there;
            if (half[g]) {
                here += sizes[g];
            } else {
                there += sizes[g];
            }
        }
        return half;
    }

    private static boolean[] other(boolean[] half) {
        var other = new boolean[half.length];
        for (int g = 0; g < half.length; g++) {
            other[g] = !half[g];
        }
        return other;
    }

    private static void add(List<RelationSums> heads, boolean[] choosing, List<HeldOutSplits> into) {
        int best = -1;
        double largest = Double.NaN;
        for (int h = 0; h < heads.size(); h++) {
            double r = heads.get(h).within(choosing);
            if (!Double.isNaN(r) && (best < 0 || Math.abs(r) > Math.abs(largest))) {
                best = h;
                largest = r;
            }
        }
        if (best >= 0) {
            var testing = other(choosing);
            into.add(new HeldOutSplits(best, largest, heads.get(best).within(testing), testing));
        }
    }

    /// The cluster bootstrap of the head's pooled r over the half that tests.
    public Estimate<ClusterBootstrap> cluster(RelationSums sums, int resamples, long seed) {
        var there = sums.only(testedOn);
        int relations = 0;
        for (boolean tests : testedOn) {
            relations += tests ? 1 : 0;
        }
        if (relations == 0) {
            return Estimate.undefined("No relation is left to test on.");
        }
        var among = ClusterBootstrap.draws(relations, resamples, seed);
        var draws = Arrays.stream(among).map(this::spread).toArray(int[][]::new);
        return ClusterBootstrap.of(there, draws);
    }

    /// Draws among the testing relations, put in their places among all.
    private int[] spread(int[] draw) {
        var all = new int[testedOn.length];
        int next = 0;
        for (int g = 0; g < all.length; g++) {
            all[g] = testedOn[g] ? draw[next++] : 0;
        }
        return all;
    }
}
