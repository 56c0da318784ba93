package org.spinoscope.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.spinoscope.common.Progress;

/// Times the inner loops of the dynamics on this machine.
public final class DynamicsBench {

    private static final double DT = 0.02;
    private static final int DIMENSION = 768;

    private DynamicsBench() {}

    /// One line of the table.
    ///
    /// @param what what was stepped
    /// @param threads threads used
    /// @param stepsPerSecond median of the timed repetitions, in spin-steps (or deviates) per second
    /// @param slowest the slowest repetition
    /// @param fastest the fastest repetition
    /// @param target the required value, NaN if there is none
    /// @param boundBy what most of the time goes into
    public record Line(
            String what,
            int threads,
            double stepsPerSecond,
            double slowest,
            double fastest,
            double target,
            String boundBy) {}

    /// @param repetitions timed repetitions of each line, of about `seconds` each, after a warm-up of twice that length
    public static List<Line> run(int repetitions, double seconds, Progress progress) {
        var cores = Runtime.getRuntime().availableProcessors();
        var lines = new ArrayList<Line>();
        progress.at(0, "one spin");
        lines.add(line(
                "one spin, 3-D Depondt–Mertens with noise",
                1,
                8e6,
                "latency: each rotation waits for the one before; trigonometry is gone",
                rates(oneSpin(), repetitions, seconds)));
        progress.at(0.2, "ensemble, one thread");
        lines.add(line(
                "ensemble of 4096 spins, 3-D Depondt–Mertens",
                1,
                15e6,
                "Gaussian deviates (three a step), about half; the rest is vector arithmetic in the first-level cache",
                rates(ensemble(4096, 1), repetitions, seconds)));
        progress.at(0.4, "ensemble, all threads");
        lines.add(line(
                "ensemble of 4096 spins, 3-D Depondt–Mertens",
                cores,
                Double.NaN,
                "as above; blocks share nothing, so it scales with the cores that are free",
                rates(ensemble(4096, cores), repetitions, seconds)));
        progress.at(0.6, "768 dimensions");
        lines.add(line(
                "one spin, d = 768 geodesic splitting",
                1,
                80e3,
                "Gaussian deviates (768 a step), about 40 %; then dot products, whose order is fixed",
                rates(tangent(), repetitions, seconds)));
        progress.at(0.8, "Gaussian deviates");
        lines.add(line(
                "Gaussian deviates alone",
                1,
                Double.NaN,
                "xoshiro256++ and one ziggurat table look-up",
                rates(gaussians(), repetitions, seconds)));
        progress.at(1, "done");
        return List.copyOf(lines);
    }

    /// A piece of work that returns its number of steps.
    @FunctionalInterface
    interface Work {
        long run();
    }

    static Work oneSpin() {
        var stepper = new PrecessingStepper(setup3());
        var spin = new double[] {1, 0, 0};
        var noise = GaussianStream.of(1);
        var count = 200_000;
        return () -> {
            stepper.run(0, count, spin, noise);
            return count;
        };
    }

    /// Every thread steps its own share of the blocks for a while; nothing is averaged.
    static Work ensemble(int spins, int threads) {
        var size = SpinBlock.blockSize(3);
        var blocks = new ArrayList<SpinBlock>();
        for (var noise : GaussianStream.streams(1, spins / size)) {
            var block = SpinBlock.of(setup3(), size, noise);
            for (var i = 0; i < size; i++) {
                block.set(i, noise.direction(3));
            }
            blocks.add(block);
        }
        var steps = 100;
        if (threads == 1) {
            return () -> {
                blocks.forEach(block -> repeat(block, steps));
                return (long) spins * steps;
            };
        }
        return () -> {
            try (var executor = Executors.newFixedThreadPool(threads)) {
                blocks.forEach(block -> executor.execute(() -> repeat(block, 10 * steps)));
            }
            return 10L * spins * steps;
        };
    }

    static Work tangent() {
        var field = new double[DIMENSION];
        field[0] = 100;
        var stepper = new GeodesicStepper(
                SpinSetup.of(Bath.overdamped(1, 1, 0.2), SpinField.uniform(field), Integrator.GEODESIC, 1e-4));
        var spin = new double[DIMENSION];
        spin[1] = 1;
        var noise = GaussianStream.of(1);
        var count = 2000;
        return () -> {
            for (var i = 0; i < count; i++) {
                stepper.step(0, spin, noise);
            }
            return count;
        };
    }

    static Work gaussians() {
        var noise = GaussianStream.of(1);
        var out = new double[1024];
        return () -> {
            for (var i = 0; i < 200; i++) {
                noise.fill(out, out.length);
            }
            return 200L * out.length;
        };
    }

    private static SpinSetup setup3() {
        return SpinSetup.of(Bath.eq9(1, 0.1, 0.25), SpinField.uniform(0, 0, 1), Integrator.DEPONDT_MERTENS, DT);
    }

    private static void repeat(SpinBlock block, int steps) {
        for (var step = 0; step < steps; step++) {
            block.step(step * DT);
        }
    }

    private static double[] rates(Work work, int repetitions, double seconds) {
        rate(work, 2 * seconds);
        var rates = new double[repetitions];
        for (var i = 0; i < repetitions; i++) {
            rates[i] = rate(work, seconds);
        }
        Arrays.sort(rates);
        return rates;
    }

    private static double rate(Work work, double seconds) {
        var begin = System.nanoTime();
        long steps = 0;
        long elapsed;
        do {
            steps += work.run();
            elapsed = System.nanoTime() - begin;
        } while (elapsed < seconds * 1e9);
        return steps / (elapsed * 1e-9);
    }

    private static Line line(String what, int threads, double target, String boundBy, double[] sorted) {
        return new Line(
                what, threads, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1], target, boundBy);
    }
}
