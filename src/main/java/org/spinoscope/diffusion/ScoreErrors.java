package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Relative squared error of other scores along the exact chains of one context, one value a level:
/// Σ|s′ − s|²/Σ|s|² over sixteen chains; s = κ P_S Σ_v p_v ê_v.
public final class ScoreErrors {

    private final WordSphere sphere;
    private final NoiseSchedule schedule;
    private final float[] logWeights;
    private final long seed;

    /// @param logWeights b_a of all atoms under GPT-2
    /// @param steps κ intervals
    public ScoreErrors(WordSphere sphere, float[] logWeights, int steps, long seed) {
        this.sphere = sphere;
        this.schedule = sphere.schedule(NoisePath.VMF, sphere.sharpest(logWeights), steps);
        this.logWeights = logWeights.clone();
        this.seed = seed;
    }

    /// Gives P_S Σ_v p_v ê_v, or an estimate of it, at each spin.
    private interface Means {
        List<double[]> at(List<double[]> spins, int level);
    }

    /// τ of a level.
    public double tau(int level) {
        return schedule.tau(level);
    }

    /// The error of the score under other log-weights.
    ///
    /// @param other b_a of all atoms
    public double[] of(float[] other) {
        var score = sphere.score();
        score.aim(repeated(other), Sign.CORRECTED);
        return along(score::means);
    }

    /// The error of a learned denoiser.
    ///
    /// @param features f(c)
    public double[] of(Denoiser denoiser, double[] features) {
        return along((spins, level) -> spins.stream()
                .map(spin -> {
                    var mean = denoiser.denoised(spin, schedule.kappa(level), features);
                    Sphere.project(spin, mean);
                    return mean;
                })
                .toList());
    }

    private double[] along(Means other) {
        var exact = sphere.score();
        var random = new ArrayList<ChainRandom>();
        var starts = new ArrayList<double[]>();
        var source = new ChainRandom.Source(seed, 0);
        for (int c = 0; c < AtomProducts.ROWS; c++) {
            random.add(source.next());
            starts.add(random.get(c).start(sphere.atoms().dimension()));
        }
        var chains = new SpinChains(exact, repeated(logWeights), starts, random, Sampler.FLOW, Sign.CORRECTED);
        var error = new double[schedule.steps()];
        for (int level = 0; level < error.length; level++) {
            var spins = chains.spins();
            error[level] = relative(exact.means(spins, level), other.at(spins, level));
            chains.advance(SpinChains.Seen.NOTHING);
        }
        return error;
    }

    private static double relative(List<double[]> exact, List<double[]> other) {
        double difference = 0;
        double size = 0;
        for (int c = 0; c < exact.size(); c++) {
            var gap = other.get(c).clone();
            Sphere.add(gap, -1, exact.get(c));
            difference += Sphere.dot(gap, gap);
            size += Sphere.dot(exact.get(c), exact.get(c));
        }
        return difference / size;
    }

    private List<SpinChains.Target> repeated(float[] weights) {
        return Collections.nCopies(AtomProducts.ROWS, new SpinChains.Target(weights, schedule, new Guidance.None()));
    }
}
