package org.spinoscope.dynamics;

import java.util.ArrayList;
import java.util.List;

/// Sums over the spins of one block, added up block by block in order so that rounding never depends on threads.
final class EnsembleAccumulator {

    private final EnsembleConfig plan;
    private final double low;
    private final double high;
    private final double[] sum;
    private final double[] sumSquares;
    private final long[] counts;
    private final double[] lagged;
    private final long[] pairs;
    private long outside;
    private long counted;
    private int spins;
    private double averages;
    private double averageSquares;
    private double normError;
    private double transverse;
    private double along;

    /// @param low lower end of the histogram, `high` its upper end
    EnsembleAccumulator(EnsembleConfig plan, double low, double high) {
        this.plan = plan;
        this.low = low;
        this.high = high;
        sum = new double[plan.samples()];
        sumSquares = new double[plan.samples()];
        counts = new long[plan.bins()];
        lagged = new double[plan.maxLag() + 1];
        pairs = new long[plan.maxLag() + 1];
    }

    /// Adds the cosines of one spin at all samples.
    ///
    /// @param centre about which products for the autocorrelation are taken
    void spin(double[] cosine, double centre) {
        var first = plan.firstStationary();
        double total = 0;
        for (var k = 0; k < cosine.length; k++) {
            sum[k] += cosine[k];
            sumSquares[k] += cosine[k] * cosine[k];
        }
        for (var k = first; k < cosine.length; k++) {
            total += cosine[k];
            count(cosine[k]);
        }
        for (var lag = 0; lag < lagged.length; lag++) {
            double products = 0;
            for (var k = first; k + lag < cosine.length; k++) {
                products += (cosine[k] - centre) * (cosine[k + lag] - centre);
            }
            lagged[lag] += products;
            pairs[lag] += Math.max(0, cosine.length - lag - first);
        }
        var average = total / (cosine.length - first);
        averages += average;
        averageSquares += average * average;
        spins++;
    }

    /// Adds the field seen by one spin: |P_S N|² and S·N.
    void field(double perpendicularSquared, double parallel) {
        transverse += perpendicularSquared;
        along += parallel;
    }

    void norm(double error) {
        normError = Math.max(normError, error);
    }

    void add(EnsembleAccumulator other) {
        addTo(sum, other.sum);
        addTo(sumSquares, other.sumSquares);
        addTo(lagged, other.lagged);
        for (var i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        for (var i = 0; i < pairs.length; i++) {
            pairs[i] += other.pairs[i];
        }
        outside += other.outside;
        counted += other.counted;
        spins += other.spins;
        averages += other.averages;
        averageSquares += other.averageSquares;
        transverse += other.transverse;
        along += other.along;
        normError = Math.max(normError, other.normError);
    }

    EnsembleResult result(SpinSetup setup, StationaryLaw law, TimeStepCheck check) {
        var times = new ArrayList<Double>();
        var means = new ArrayList<Double>();
        var errors = new ArrayList<Double>();
        for (var k = 0; k < sum.length; k++) {
            var mean = sum[k] / spins;
            times.add(k * plan.sampleEvery() * setup.dt());
            means.add(mean);
            errors.add(standardError(sumSquares[k], mean));
        }
        var stationary = averages / spins;
        var variance = lagged[0] / pairs[0];
        var correlation = new ArrayList<Double>();
        for (var lag = 0; lag < lagged.length && pairs[lag] > 0; lag++) {
            correlation.add(lagged[lag] / pairs[lag] / variance);
        }
        return new EnsembleResult(
                setup,
                plan,
                List.copyOf(times),
                List.copyOf(means),
                List.copyOf(errors),
                stationary,
                standardError(averageSquares, stationary),
                transverse / ((setup.dimension() - 1) * along),
                List.copyOf(correlation),
                plan.sampleEvery() * setup.dt(),
                histogram(law),
                law,
                check,
                normError);
    }

    private SpinHistogram histogram(StationaryLaw law) {
        var width = (high - low) / plan.bins();
        var edges = new ArrayList<Double>();
        var density = new ArrayList<Double>();
        var expected = new ArrayList<Double>();
        for (var i = 0; i < plan.bins(); i++) {
            edges.add(low + i * width);
            density.add(counts[i] / (width * Math.max(1, counted + outside)));
            expected.add(law.probability(low + i * width, low + (i + 1) * width) / width);
        }
        edges.add(high);
        return new SpinHistogram(List.copyOf(edges), List.copyOf(density), List.copyOf(expected), counted, outside);
    }

    private void count(double value) {
        var bin = (int) Math.floor((value - low) / (high - low) * counts.length);
        if (value >= high && value <= 1 + 1e-9 && high >= 1) {
            bin = counts.length - 1;
        }
        if (bin < 0 && value >= -1 - 1e-9 && low <= -1) {
            bin = 0;
        }
        if (bin < 0 || bin >= counts.length) {
            outside++;
        } else {
            counts[bin]++;
            counted++;
        }
    }

    private double standardError(double squares, double mean) {
        return Math.sqrt(Math.max(0, squares / spins - mean * mean) / (spins - 1));
    }

    private static void addTo(double[] a, double[] b) {
        for (var i = 0; i < a.length; i++) {
            a[i] += b[i];
        }
    }
}
