package org.spinoscope.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;

/// How far the pooled r would move with other relations: G relations are drawn with replacement, each with all its
/// prompts.
///
/// @param se standard deviation of atanh r*
/// @param interval tanh(atanh r ± t_{G−1,.975} se)
/// @param percentile 2.5 % and 97.5 % of r*
/// @param designEffect se²(n − 3): how much wider than for independent prompts
public record ClusterBootstrap(double se, Interval interval, Interval percentile, double designEffect) {

    private static final int LEAST_RELATIONS = 5;

    /// The relations of every resample, the same for all heads: how often each is drawn.
    public static int[][] draws(int relations, int resamples, long seed) {
        var random = new SplittableRandom(seed);
        var draws = new int[resamples][relations];
        for (var draw : draws) {
            for (int i = 0; i < relations; i++) {
                draw[random.nextInt(relations)]++;
            }
        }
        return draws;
    }

    /// @param draws of [#draws], over the relations of `sums`
    /// @return undefined for fewer than five relations or an undefined r
    public static Estimate<ClusterBootstrap> of(RelationSums sums, int[][] draws) {
        int relations = sums.relations();
        double r = sums.pooled();
        if (relations < LEAST_RELATIONS) {
            return Estimate.undefined("Only " + relations + " relations: at least " + LEAST_RELATIONS + " are needed.");
        }
        if (Double.isNaN(r) || Math.abs(r) == 1) {
            return Estimate.undefined("The correlation is undefined or complete.");
        }
        var resampled = Arrays.stream(draws)
                .mapToDouble(sums::pooled)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        var z = Arrays.stream(resampled)
                .filter(value -> Math.abs(value) < 1)
                .map(FisherInterval::atanh)
                .toArray();
        if (z.length < 2) {
            return Estimate.undefined("The resamples have no correlation.");
        }
        double mean = Arrays.stream(z).sum() / z.length;
        double square =
                Arrays.stream(z).map(value -> (value - mean) * (value - mean)).sum();
        double se = Math.sqrt(square / (z.length - 1));
        double half = StudentT.critical(0.025, relations - 1) * se;
        double centre = FisherInterval.atanh(r);
        return Estimate.of(new ClusterBootstrap(
                se,
                new Interval(Math.tanh(centre - half), Math.tanh(centre + half)),
                new Interval(NullDistribution.quantile(resampled, 0.025), NullDistribution.quantile(resampled, 0.975)),
                se * se * (sums.pairs() - 3)));
    }
}
