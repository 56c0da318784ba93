package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spinoscope.common.Progress;

/// Very many chains of one context, decoded by the largest cosine: the law the sampler really draws from.
///
/// Only atoms that can matter take part: the rest would be decoded by a fiftieth of one chain in all.
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
            var chains = new SpinChains(score, targets, starts, random, way.sampler(), Sign.CORRECTED);
            while (!chains.done()) {
                chains.advance(SpinChains.Seen.NOTHING);
            }
            chains.sharesHere();
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

    /// Relative squared error of another law's score along the exact chains, one value a level:
    /// Σ|s′ − s|²/Σ|s|² over sixteen chains.
    ///
    /// @param other b_a of all atoms under the other law
    public double[] scoreError(float[] other, int steps, long seed) {
        var schedule = sphere.schedule(NoisePath.VMF, sphere.sharpest(logWeights), steps);
        var full = sphere.score();
        var otherScore = sphere.score();
        var random = new ArrayList<ChainRandom>();
        var starts = new ArrayList<double[]>();
        var source = new ChainRandom.Source(seed, 0);
        for (int c = 0; c < AtomProducts.ROWS; c++) {
            random.add(source.next());
            starts.add(random.get(c).start(atoms.dimension()));
        }
        var none = new Guidance.None();
        var chains = new SpinChains(
                full,
                repeated(new SpinChains.Target(logWeights, schedule, none)),
                starts,
                random,
                Sampler.FLOW,
                Sign.CORRECTED);
        otherScore.aim(repeated(new SpinChains.Target(other, schedule, none)), Sign.CORRECTED);
        var error = new double[steps];
        for (int level = 0; level < steps; level++) {
            var spins = chains.spins();
            var exact = full.drifts(spins, level, 0, SpinChains.Seen.NOTHING);
            var approximate = otherScore.drifts(spins, level, 0, SpinChains.Seen.NOTHING);
            double difference = 0;
            double size = 0;
            for (int c = 0; c < spins.size(); c++) {
                var gap = approximate.get(c).clone();
                Sphere.add(gap, -1, exact.get(c));
                difference += Sphere.dot(gap, gap);
                size += Sphere.dot(exact.get(c), exact.get(c));
            }
            error[level] = difference / size;
            chains.advance(SpinChains.Seen.NOTHING);
        }
        return error;
    }

    private static List<SpinChains.Target> repeated(SpinChains.Target target) {
        return java.util.Collections.nCopies(AtomProducts.ROWS, target);
    }

    /// The tilt κ that gives a law of clean words the mean overlap ⟨N̂·ê⟩ = `overlap`; empty if no tilt does.
    ///
    /// @param overlaps N̂·ê of each atom
    public static Optional<Double> tiltOf(float[] logWeights, double[] overlaps, double overlap) {
        double low = -4e4;
        double high = 4e4;
        if (!(tiltedMean(logWeights, overlaps, low) < overlap && overlap < tiltedMean(logWeights, overlaps, high))) {
            return Optional.empty();
        }
        for (int i = 0; i < 80; i++) {
            double middle = 0.5 * (low + high);
            if (tiltedMean(logWeights, overlaps, middle) < overlap) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Optional.of(0.5 * (low + high));
    }

    private static double tiltedMean(float[] logWeights, double[] overlaps, double kappa) {
        double most = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < overlaps.length; v++) {
            most = Math.max(most, logWeights[v] + kappa * overlaps[v]);
        }
        double sum = 0;
        double mean = 0;
        for (int v = 0; v < overlaps.length; v++) {
            double weight = Math.exp(logWeights[v] + kappa * overlaps[v] - most);
            sum += weight;
            mean += weight * overlaps[v];
        }
        return mean / sum;
    }

    /// Atoms that take part.
    public int atoms() {
        return chosen.length;
    }

    @Override
    public void close() {
        products.close();
    }
}
