package org.spinoscope.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.ParallelBlocks;
import org.spinoscope.common.Progress;

/// How long spins take from one landmark to another, at each of several temperatures.
///
/// A spin starts exactly at `from` and has arrived when `to` is its nearest landmark and S·ê_to reaches `closeness`.
/// The
/// path is tested after every step, so a passage between two tests is missed: times are late by a part of order √dt.
public final class FirstPassage {

    private FirstPassage() {}

    /// @param from index of the landmark where spins start
    /// @param to index of the landmark to reach
    /// @param closeness cosine to `to` that counts as arrival; −1 if being in its basin is enough
    /// @param temperatures k_BT values to run
    /// @param spins spins per temperature
    /// @param longest time after which a spin is given up
    /// @param seed the same seed gives the same numbers on any number of threads
    /// @param threads threads to use
    public record Plan(
            int from,
            int to,
            double closeness,
            List<Double> temperatures,
            int spins,
            double longest,
            long seed,
            int threads) {
        public Plan {
            temperatures = List.copyOf(temperatures);
            if (from == to || spins < 1 || !(longest > 0)) {
                throw new InvalidSpinInputException("A passage needs two different words, a spin and a positive time.");
            }
        }
    }

    /// What happened at one temperature.
    ///
    /// @param temperature k_BT
    /// @param kappa concentration of the stationary law there
    /// @param arrived fraction of spins that arrived before they were given up
    /// @param median median passage time, NaN if fewer than half arrived
    /// @param lowerQuartile time by which a quarter arrived, NaN if fewer did
    /// @param upperQuartile time by which three quarters arrived, NaN if fewer did
    /// @param mean mean passage time, NaN unless every spin arrived
    /// @param meanError its standard error
    /// @param basins fraction of spins in each landmark's basin when they arrived or were given up
    public record Passage(
            double temperature,
            double kappa,
            double arrived,
            double median,
            double lowerQuartile,
            double upperQuartile,
            double mean,
            double meanError,
            List<Double> basins) {}

    /// Runs all temperatures; the setup's own temperature is replaced.
    public static List<Passage> run(SpinSetup setup, ReferenceDirections words, Plan plan, Progress progress) {
        var passages = new ArrayList<Passage>();
        var n = plan.temperatures().size();
        for (var i = 0; i < n; i++) {
            var there = setup.withTemperature(plan.temperatures().get(i));
            passages.add(at(there, words, plan, progress.part((double) i / n, (i + 1.0) / n)));
        }
        return List.copyOf(passages);
    }

    private static Passage at(SpinSetup setup, ReferenceDirections words, Plan plan, Progress progress) {
        var size = SpinBlock.blockSize(setup.dimension());
        var count = (plan.spins() + size - 1) / size;
        var streams = GaussianStream.streams(plan.seed(), count);
        var blocks = ParallelBlocks.map(
                count,
                plan.threads(),
                number -> new Run(setup, words, plan, Math.min(size, plan.spins() - number * size))
                        .go(streams.get(number)),
                progress,
                String.format(
                        Locale.ROOT,
                        "first passage at k_BT = %.3g",
                        setup.bath().temperature()));
        var times = blocks.stream()
                .flatMapToDouble(run -> Arrays.stream(run.arrival))
                .sorted()
                .toArray();
        var basins = new double[words.size()];
        blocks.forEach(run -> Arrays.stream(run.basin).forEach(b -> basins[b] += 1.0 / plan.spins()));
        var kappa = setup.law(0, words.direction(plan.from())).kappa();
        return summary(setup.bath().temperature(), kappa, times, basins);
    }

    /// @param times sorted arrival times, infinite for spins that never arrived
    private static Passage summary(double temperature, double kappa, double[] times, double[] basins) {
        var arrived = Arrays.stream(times).filter(Double::isFinite).count();
        var all = arrived == times.length;
        var mean = all ? Arrays.stream(times).average().orElse(Double.NaN) : Double.NaN;
        var squares = Arrays.stream(times).map(t -> (t - mean) * (t - mean)).sum();
        var error = Math.sqrt(squares / (times.length - 1.0) / times.length);
        return new Passage(
                temperature,
                kappa,
                (double) arrived / times.length,
                quantile(times, 0.5),
                quantile(times, 0.25),
                quantile(times, 0.75),
                mean,
                all ? error : Double.NaN,
                Arrays.stream(basins).boxed().toList());
    }

    private static double quantile(double[] sorted, double part) {
        var value = sorted[Math.clamp((long) Math.ceil(part * sorted.length) - 1, 0, sorted.length - 1)];
        return Double.isFinite(value) ? value : Double.NaN;
    }

    /// One block of spins on its way.
    private static final class Run {
        private final SpinSetup setup;
        private final ReferenceDirections words;
        private final Plan plan;
        private final double[] arrival;
        private final int[] basin;

        Run(SpinSetup setup, ReferenceDirections words, Plan plan, int spins) {
            this.setup = setup;
            this.words = words;
            this.plan = plan;
            this.arrival = new double[spins];
            this.basin = new int[spins];
            Arrays.fill(arrival, Double.POSITIVE_INFINITY);
        }

        Run go(GaussianStream noise) {
            var block = SpinBlock.of(setup, arrival.length, noise);
            var spin = words.direction(plan.from());
            for (var i = 0; i < arrival.length; i++) {
                block.set(i, spin);
            }
            var steps = (long) Math.ceil(plan.longest() / setup.dt());
            var waiting = arrival.length;
            for (long step = 0; step < steps && waiting > 0; step++) {
                if (step % 256 == 0) {
                    ParallelBlocks.stopIfAbandoned();
                }
                block.step(step * setup.dt());
                waiting -= look(block, spin, (step + 1) * setup.dt());
            }
            for (var i = 0; i < arrival.length; i++) {
                if (Double.isInfinite(arrival[i])) {
                    block.copy(i, spin);
                    basin[i] = words.nearest(spin);
                }
            }
            return this;
        }

        private int look(SpinBlock block, double[] spin, double time) {
            var arrivals = 0;
            for (var i = 0; i < arrival.length; i++) {
                if (Double.isInfinite(arrival[i])) {
                    block.copy(i, spin);
                    if (words.cosine(plan.to(), spin) >= plan.closeness() && words.nearest(spin) == plan.to()) {
                        arrival[i] = time;
                        basin[i] = plan.to();
                        arrivals++;
                    }
                }
            }
            return arrivals;
        }
    }
}
