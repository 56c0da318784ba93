package org.spinoscope.diffusion;

import java.util.ArrayList;
import org.spinoscope.common.Progress;

/// Very many chains of one context, decoded by the largest cosine: the law the sampler really draws from.
///
/// Only atoms that can matter are included: the rest would be decoded by a fiftieth of one chain in all.
public final class DecodedChains implements AutoCloseable {

    private static final double LOST_CHAINS = 0.02;

    private final WordSphere sphere;
    private final float[] logWeights;
    private final int[] chosen;
    private final Atoms atoms;
    private final AtomProducts products;
    private final Score score;

    private DecodedChains(WordSphere sphere, float[] logWeights, int[] chosen) {
        this.sphere = sphere;
        this.logWeights = logWeights;
        this.chosen = chosen;
        this.atoms = sphere.atoms().subset(chosen);
        this.products = AtomProducts.inNativeMemory(atoms);
        this.score = new Score(atoms, products);
    }

    /// Chains towards a law of clean words.
    ///
    /// @param logWeights b_a of all atoms, normalised, a tilt in them already
    /// @param most chains that will be run
    public static DecodedChains of(WordSphere sphere, float[] logWeights, int most) {
        return new DecodedChains(
                sphere, logWeights, sphere.atoms().heaviest(logWeights, 1 - LOST_CHAINS / most, logWeights.length));
    }

    /// How the chains go.
    ///
    /// @param constant a constant drift, or nothing; a tilt belongs into the weights
    public record Way(NoisePath path, Sampler sampler, int steps, Guidance constant) {

        /// The probability flow without a field.
        public static Way flow(int steps) {
            return new Way(NoisePath.VMF, Sampler.FLOW, steps, new Guidance.None());
        }
    }

    /// The atom each of `count` chains ends at, numbered as in the whole sphere.
    public int[] run(Way way, int count, long seed, Progress progress) {
        return run(score, way, count, seed, progress);
    }

    private int[] run(Drift drift, Way way, int count, long seed, Progress progress) {
        var target = new SpinChains.Target(
                restricted(), sphere.schedule(way.path(), sphere.sharpest(logWeights), way.steps()), way.constant());
        var source = new ChainRandom.Source(seed, 0);
        var ends = new int[count];
        for (int from = 0; from < count; from += AtomProducts.ROWS) {
            progress.at((double) from / count, "Chain " + from + " of " + count);
            int rows = Math.min(AtomProducts.ROWS, count - from);
            var random = new ArrayList<ChainRandom>();
            var starts = new ArrayList<double[]>();
            var targets = new ArrayList<SpinChains.Target>();
            for (int c = 0; c < rows; c++) {
                random.add(source.next());
                starts.add(random.get(c).start(atoms.dimension()));
                targets.add(target);
            }
            var chains = new SpinChains(drift, targets, starts, random, way.sampler(), Sign.CORRECTED);
            while (!chains.done()) {
                chains.advance(SpinChains.Seen.NOTHING);
            }
            score.aim(targets, Sign.CORRECTED);
            score.shares(chains.spins(), chains.level());
            for (int c = 0; c < rows; c++) {
                ends[from + c] = chosen[score.nearest(c)];
            }
        }
        return ends;
    }

    /// The same by a Euclidean variance-preserving diffusion with the exact mixture score at matched m: x = m ê +
    /// √((1−m²)/d) z, posterior ∝ exp(b_v + d m x·ê_v/(1−m²)), DDIM steps in two-step form.
    public int[] euclidean(int steps, int count, long seed, Progress progress) {
        var schedule = sphere.schedule(NoisePath.VMF, sphere.sharpest(logWeights), steps);
        var source = new ChainRandom.Source(seed, 0);
        var noise = new EuclideanDiffusion(atoms, products, restricted(), schedule);
        var ends = new int[count];
        for (int from = 0; from < count; from += AtomProducts.ROWS) {
            progress.at((double) from / count, "Euclidean chain " + from + " of " + count);
            int rows = Math.min(AtomProducts.ROWS, count - from);
            var random = new ArrayList<ChainRandom>();
            for (int c = 0; c < rows; c++) {
                random.add(source.next());
            }
            int[] nearest = noise.run(random);
            for (int c = 0; c < rows; c++) {
                ends[from + c] = chosen[nearest[c]];
            }
        }
        return ends;
    }

    private float[] restricted() {
        var weights = new float[chosen.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = logWeights[chosen[i]];
        }
        return weights;
    }

    /// The atom each of `count` chains ends at under a learned denoiser, on the probability flow.
    ///
    /// @param features f(c)
    public int[] denoised(Denoiser denoiser, double[] features, int steps, int count, long seed, Progress progress) {
        return run(new DenoiserDrift(denoiser, features), Way.flow(steps), count, seed, progress);
    }

    /// The included atoms.
    public int atoms() {
        return chosen.length;
    }

    @Override
    public void close() {
        products.close();
    }
}
