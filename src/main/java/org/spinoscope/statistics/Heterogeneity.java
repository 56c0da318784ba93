package org.spinoscope.statistics;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/// Whether a head's correlation differs between relations: a random-effects meta-analysis of z_g = atanh r_g with
/// variances 1/(n_g − 3), over relations of five prompts or more. Means and intervals are on the scale of z.
///
/// @param k relations
/// @param q Cochran's Q
/// @param p of Q under χ²_{k−1}
/// @param iSquared share of the spread that is more than chance
/// @param tauSquared variance between relations (DerSimonian–Laird)
/// @param fixed fixed-effect mean
/// @param mean random-effects mean
/// @param interval Hartung–Knapp with factor ≥ 1
/// @param prediction where the z of a further relation is expected; NaN for fewer than three
public record Heterogeneity(
        int k,
        double q,
        int df,
        double p,
        double iSquared,
        double tauSquared,
        double fixed,
        double mean,
        Interval interval,
        Interval prediction) {

    private static final int LEAST_PROMPTS = 5;

    /// @return undefined for fewer than two such relations
    public static Estimate<Heterogeneity> of(RelationSums sums) {
        var used = IntStream.range(0, sums.n().length)
                .filter(g -> sums.n()[g] >= LEAST_PROMPTS && Math.abs(sums.r(g)) < 1)
                .toArray();
        if (used.length < 2) {
            return Estimate.undefined("Fewer than two relations have " + LEAST_PROMPTS + " prompts and a correlation.");
        }
        var z = IntStream.of(used)
                .mapToDouble(g -> FisherInterval.atanh(sums.r(g)))
                .toArray();
        var w = IntStream.of(used).mapToDouble(g -> sums.n()[g] - 3.0).toArray();
        return Estimate.of(of(z, w));
    }

    private static Heterogeneity of(double[] z, double[] w) {
        int k = z.length;
        double fixed = mean(z, w);
        double q = spread(z, w, fixed);
        int df = k - 1;
        double sum = sum(w);
        double squares = IntStream.range(0, k).mapToDouble(i -> w[i] * w[i]).sum();
        double tau = Math.max(0, (q - df) / (sum - squares / sum));
        var random =
                IntStream.range(0, k).mapToDouble(i -> 1 / (1 / w[i] + tau)).toArray();
        double mean = mean(z, random);
        double factor = Math.max(1, spread(z, random, mean) / df);
        double half = StudentT.critical(0.025, df) * Math.sqrt(factor / sum(random));
        double further = k < 3 ? Double.NaN : StudentT.critical(0.025, k - 2) * Math.sqrt(tau + 1 / sum(random));
        return new Heterogeneity(
                k,
                q,
                df,
                ChiSquaredDistribution.of(df).survivalProbability(q),
                q > 0 ? Math.max(0, (q - df) / q) : 0,
                tau,
                fixed,
                mean,
                new Interval(mean - half, mean + half),
                new Interval(mean - further, mean + further));
    }

    private static double sum(double[] w) {
        return IntStream.range(0, w.length).mapToDouble(i -> w[i]).sum();
    }

    private static double mean(double[] z, double[] w) {
        return IntStream.range(0, z.length).mapToDouble(i -> w[i] * z[i]).sum() / sum(w);
    }

    private static double spread(double[] z, double[] w, double mean) {
        return IntStream.range(0, z.length)
                .mapToDouble(i -> w[i] * (z[i] - mean) * (z[i] - mean))
                .sum();
    }
}
