package org.spinoscope.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.ParallelBlocks;
import org.spinoscope.common.Progress;

/// How every head's r would vary over other draws of as many prompts: prompts are resampled with replacement, all
/// heads together.
///
/// @param heads `[head]`
/// @param resamples how many were drawn
public record Bootstrap(List<Head> heads, int resamples) {

    /// As many as a 95 % percentile interval needs to be stable in its third digit.
    public static final int DEFAULT_RESAMPLES = 10_000;

    /// @param interval percentile interval of r; undefined if r is, or if more than a tenth of the resamples have
    ///     no r since they drew too few different prompts
    /// @param first in how many resamples this head has the largest |r| (the first of equals counts)
    public record Head(Estimate<Interval> interval, int first) {}

    /// What a resample's variance must keep of its square sum to be more than rounding.
    private static final double VARIES = 1e-12;

    public Bootstrap {
        heads = List.copyOf(heads);
    }

    /// The share of resamples in which `head` comes first in |r|.
    public double firstShare(int head) {
        return (double) heads.get(head).first() / resamples;
    }

    /// @param x `[head][prompt]`
    /// @param y `[prompt]`
    /// @param level of the intervals, say 0.95
    /// @param seed the same seed gives the same result on any number of processors
    /// @return undefined if y is degenerate or no head can be correlated
    public static Estimate<Bootstrap> correlations(
            double[][] x, double[] y, int resamples, double level, long seed, Progress progress) {
        if (resamples < 1 || !(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "No %s interval from %d resamples", level, resamples));
        }
        return HeadSamples.of(x, y).map(samples -> draw(samples, resamples, level, seed, progress));
    }

    private static Bootstrap draw(HeadSamples samples, int resamples, double level, long seed, Progress progress) {
        var heads = samples.heads();
        var y = samples.y().unit();
        var draws = new BootstrapDraws(y.length, resamples, seed);
        var r = new double[heads.size()][resamples];
        var leader = new int[resamples];
        ParallelBlocks.run(
                draws.blocks(),
                block -> {
                    int width = draws.width(block);
                    var counts = draws.counts(block);
                    var ofY = new WeightedMoments(y, y, counts, width);
                    var largest = new double[width];
                    Arrays.fill(leader, block * BootstrapDraws.WIDTH, block * BootstrapDraws.WIDTH + width, -1);
                    for (int h = 0; h < heads.size(); h++) {
                        var ofX = new WeightedMoments(heads.get(h).unit(), y, counts, width);
                        for (int j = 0; j < width; j++) {
                            int draw = block * BootstrapDraws.WIDTH + j;
                            double value = correlation(ofX, ofY, y.length, j);
                            r[h][draw] = value;
                            if (Math.abs(value) > largest[j]) {
                                largest[j] = Math.abs(value);
                                leader[draw] = h;
                            }
                        }
                    }
                },
                progress.part(0, 0.8),
                "Resampling prompts");
        var first = new int[heads.size()];
        Arrays.stream(leader).filter(h -> h >= 0).forEach(h -> first[h]++);
        ParallelBlocks.run(heads.size(), h -> Arrays.sort(r[h]), progress.part(0.8, 1), "Resampling prompts");

        var found = new ArrayList<Head>();
        for (int h = 0; h < samples.count(); h++) {
            int place = samples.number().indexOf(h);
            found.add(
                    place < 0
                            ? new Head(Estimate.undefined("r itself is undefined."), 0)
                            : new Head(interval(r[place], level), first[place]));
        }
        return new Bootstrap(found, resamples);
    }

    private static double correlation(WeightedMoments x, WeightedMoments y, int n, int j) {
        double sx = x.sums[j];
        double sy = y.sums[j];
        double xx = n * x.squares[j] - sx * sx;
        double yy = n * y.squares[j] - sy * sy;
        if (xx <= VARIES * n * x.squares[j] || yy <= VARIES * n * y.squares[j]) {
            return Double.NaN;
        }
        return Math.clamp((n * x.products[j] - sx * sy) / Math.sqrt(xx * yy), -1.0, 1.0);
    }

    /// @param sorted NaN last
    private static Estimate<Interval> interval(double[] sorted, double level) {
        int defined = sorted.length;
        while (defined > 0 && Double.isNaN(sorted[defined - 1])) {
            defined--;
        }
        if (defined < 0.9 * sorted.length) {
            return Estimate.undefined("Too many resamples drew too few different prompts.");
        }
        return Estimate.of(percentiles(Arrays.copyOf(sorted, defined), level));
    }

    static Interval percentiles(double[] sorted, double level) {
        return new Interval(
                NullDistribution.quantile(sorted, (1 - level) / 2), NullDistribution.quantile(sorted, (1 + level) / 2));
    }

    /// Σwx, Σwx² and Σwxy for every resample (column) of a block.
    private static final class WeightedMoments {
        final double[] sums;
        final double[] squares;
        final double[] products;

        WeightedMoments(double[] x, double[] y, double[] counts, int width) {
            sums = new double[width];
            squares = new double[width];
            products = new double[width];
            for (int i = 0; i < x.length; i++) {
                double a = x[i];
                double aa = a * a;
                double ab = a * y[i];
                int row = i * width;
                for (int j = 0; j < width; j++) {
                    double w = counts[row + j];
                    sums[j] += a * w;
                    squares[j] += aa * w;
                    products[j] += ab * w;
                }
            }
        }
    }
}
