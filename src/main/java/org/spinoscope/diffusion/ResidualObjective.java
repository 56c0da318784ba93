package org.spinoscope.diffusion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.spinoscope.common.UserException;
import org.spinoscope.dynamics.GaussianStream;

/// The loss of a learned residual and its AdamW steps, by hand: cross-entropy of v given its noised spin and f(c).
public final class ResidualObjective {

    private final Atoms atoms;
    private final AtomProducts products;
    private final float[] prior;
    private final NoisedWords noised;
    private final AdamWMatrix a;
    private final AdamWMatrix b;
    private int steps;

    /// Words and the features of their contexts.
    public record Batch(List<double[]> features, int[] words) {}

    /// @param prior log prior of the atoms
    /// @param width of the features
    public ResidualObjective(WordSphere sphere, float[] prior, int rank, int width, long seed) {
        this.atoms = sphere.atoms();
        this.products = sphere.products();
        this.prior = prior.clone();
        this.noised = new NoisedWords(sphere, prior);
        var noise = GaussianStream.of(seed);
        this.a = AdamWMatrix.random(rank, width, 1 / Math.sqrt(width), noise);
        this.b = AdamWMatrix.random(rank, atoms.dimension(), 0.02, noise);
    }

    /// A for features that were not scaled.
    ///
    /// @param scale what the features of the batches were multiplied by
    public float[][] a(double scale) {
        return a.floats(scale);
    }

    public float[][] b() {
        return b.floats(1);
    }

    /// One step of AdamW.
    ///
    /// @return the mean cross-entropy before it
    public double step(Batch batch, double rate, double decay, SplittableRandom random) {
        int n = batch.words().length;
        var gradA = a.zeros();
        var gradB = b.zeros();
        double loss = 0;
        var tangents = GaussianStream.of(random.nextLong());
        for (int from = 0; from < n; from += AtomProducts.ROWS) {
            int rows = Math.min(AtomProducts.ROWS, n - from);
            var hidden = new double[rows][];
            var x = new float[AtomProducts.ROWS * atoms.dimension()];
            for (int r = 0; r < rows; r++) {
                hidden[r] = a.times(batch.features().get(from + r));
                var y = b.transposedTimes(hidden[r]);
                int level = random.nextInt(NoisedWords.LEVELS); // level 0, without any spin, teaches the context most
                if (level > 0) {
                    var clean = atoms.direction(batch.words()[from + r]);
                    Sphere.add(y, noised.kappa(level), noised.draw(clean, level, random, tangents));
                }
                for (int i = 0; i < y.length; i++) {
                    x[r * y.length + i] = (float) y[i];
                }
            }
            loss += rows(batch, from, rows, hidden, x, gradA, gradB) / n;
        }
        scale(gradA, 1.0 / n);
        scale(gradB, 1.0 / n);
        steps++;
        a.step(gradA, rate, decay, steps);
        b.step(gradB, rate, decay, steps);
        return loss;
    }

    private double rows(
            Batch batch, int from, int rows, double[][] hidden, float[] x, double[][] gradA, double[][] gradB) {
        int count = atoms.count();
        int d = atoms.dimension();
        var logits = new float[AtomProducts.ROWS * count];
        products.cosines(x, logits);
        double loss = 0;
        for (int r = 0; r < AtomProducts.ROWS; r++) {
            for (int v = 0; v < count; v++) {
                logits[r * count + v] += prior[v];
            }
            FloatRows.softmax(logits, r * count, count);
            if (r < rows) {
                loss -= Math.log(Math.max(logits[r * count + batch.words()[from + r]], 1e-30f));
            }
        }
        var means = new float[AtomProducts.ROWS * d];
        products.sums(logits, means);
        for (int r = 0; r < rows; r++) {
            var g = atoms.direction(batch.words()[from + r]);
            for (int i = 0; i < d; i++) {
                g[i] = means[r * d + i] - g[i];
            }
            var back = b.times(g);
            var f = batch.features().get(from + r);
            for (int k = 0; k < back.length; k++) {
                Sphere.add(gradA[k], back[k], f);
                Sphere.add(gradB[k], hidden[r][k], g);
            }
        }
        return loss;
    }

    /// Σ P log(P/p): how far the learned law of clean words is from the teacher's.
    ///
    /// @param teacher log P of each atom
    public double divergence(float[] teacher, double[] features) {
        var direction = b.transposedTimes(a.times(features));
        var law = new double[prior.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < law.length; v++) {
            law[v] = prior[v] + atoms.dot(direction, v);
            most = Math.max(most, law[v]);
        }
        double sum = 0;
        for (double value : law) {
            sum += Math.exp(value - most);
        }
        double norm = most + Math.log(sum);
        double divergence = 0;
        for (int v = 0; v < law.length; v++) {
            divergence += Math.exp(teacher[v]) * (teacher[v] - law[v] + norm);
        }
        return divergence;
    }

    /// Writes everything needed to go on.
    ///
    /// @param key what a run that goes on must agree in, as a sha256
    public void save(Path file, String key, int step) {
        TrainingState.write(file, key, step, AdamWMatrix.state(a, b));
    }

    /// Goes on from a saved state.
    ///
    /// @return the steps done; 0 if there is no such file
    /// @throws UserException if it has another key or another shape
    public int restore(Path file, String key) {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        steps = TrainingState.read(file, key, AdamWMatrix.state(a, b));
        return steps;
    }

    private static void scale(double[][] x, double factor) {
        for (var row : x) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= factor;
            }
        }
    }
}
