package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.spinoscope.common.Progress;
import org.spinoscope.dynamics.GaussianStream;

/// How far noised spins have forgotten their word: measured moments of S·ê and their formulas.
public final class ForwardMoments {

    private static final double[] MEAN_COSINES = {0.9, 0.5, 0.1};
    private static final double LARGEST_STEP = 0.004;

    private ForwardMoments() {}

    /// One measured point.
    ///
    /// @param method `law`: drawn at once; `projected`: walked by projected Heun steps
    /// @param tau heat time of this m, on both paths
    /// @param kappa concentration; NaN on the heat path
    /// @param n spins
    public record Row(
            NoisePath path,
            String method,
            int d,
            double tau,
            double kappa,
            int n,
            double meanCosine,
            double expected,
            double standardError,
            double meanSquare,
            double expectedSquare,
            double standardErrorSquare) {}

    /// Both paths in d = 3, 16 and 144 at m = 0.9, 0.5 and 0.1.
    ///
    /// @param drawn spins of each point that is drawn at once
    /// @param walked spins of each point that is walked
    public static List<Row> run(int drawn, int walked, long seed, Progress progress) {
        var rows = new ArrayList<Row>();
        int[] dimensions = {3, 16, 144};
        for (int i = 0; i < dimensions.length; i++) {
            progress.at((double) i / dimensions.length, "Forward moments in " + dimensions[i] + " dimensions");
            rows.addAll(dimension(dimensions[i], drawn, walked, seed + i));
        }
        return List.copyOf(rows);
    }

    private static List<Row> dimension(int d, int drawn, int walked, long seed) {
        var rows = new ArrayList<Row>();
        var noise = GaussianStream.of(seed);
        var uniform = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(~seed);
        var clean = new double[d];
        clean[0] = 1;
        for (double m : MEAN_COSINES) {
            double kappa = Concentration.of(d, m);
            double tau = NoiseSchedule.heatTime(d, m);
            var fisher = ForwardNoise.vonMisesFisher(d, kappa);
            var heat = ForwardNoise.heat(d, tau);
            double fisherSquare = Concentration.meanSquare(d, kappa);
            double heatSquare = HeatKernel.meanSquare(d, tau);
            rows.add(row(
                    NoisePath.VMF,
                    "law",
                    d,
                    tau,
                    kappa,
                    drawn,
                    m,
                    fisherSquare,
                    () -> fisher.draw(clean, uniform.nextDouble(), noise)));
            rows.add(row(
                    NoisePath.HEAT,
                    "law",
                    d,
                    tau,
                    Double.NaN,
                    drawn,
                    m,
                    heatSquare,
                    () -> heat.draw(clean, uniform.nextDouble(), noise)));
            int steps = (int) Math.ceil(0.5 * (d - 1) * tau / LARGEST_STEP);
            rows.add(row(NoisePath.HEAT, "projected", d, tau, Double.NaN, walked, m, heatSquare, () -> {
                var spin = clean;
                for (int i = 0; i < steps; i++) {
                    spin = ForwardNoise.projectedStep(spin, tau / steps, noise);
                }
                return spin;
            }));
        }
        return rows;
    }

    private static Row row(
            NoisePath path,
            String method,
            int d,
            double tau,
            double kappa,
            int n,
            double expected,
            double expectedSquare,
            java.util.function.Supplier<double[]> spin) {
        var powers = new double[4];
        for (int i = 0; i < n; i++) {
            double cosine = spin.get()[0];
            double power = 1;
            for (int k = 0; k < powers.length; k++) {
                power *= cosine;
                powers[k] += power / n;
            }
        }
        return new Row(
                path,
                method,
                d,
                tau,
                kappa,
                n,
                powers[0],
                expected,
                Math.sqrt(Math.max(0, powers[1] - powers[0] * powers[0]) / (n - 1)),
                powers[1],
                expectedSquare,
                Math.sqrt(Math.max(0, powers[3] - powers[1] * powers[1]) / (n - 1)));
    }
}
