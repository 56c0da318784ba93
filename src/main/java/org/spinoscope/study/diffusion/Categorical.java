package org.spinoscope.study.diffusion;

import java.util.random.RandomGeneratorFactory;

/// Plain sampling from a law of words: the baseline that needs no spin.
final class Categorical {

    private Categorical() {}

    static int[] draws(float[] logWeights, int count, long seed) {
        var random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(~seed);
        var cumulative = new double[logWeights.length];
        double sum = 0;
        for (int v = 0; v < cumulative.length; v++) {
            sum += Math.exp(logWeights[v]);
            cumulative[v] = sum;
        }
        var draws = new int[count];
        for (int i = 0; i < count; i++) {
            int at = java.util.Arrays.binarySearch(cumulative, random.nextDouble() * sum);
            draws[i] = Math.min(at >= 0 ? at : -at - 1, cumulative.length - 1);
        }
        return draws;
    }
}
