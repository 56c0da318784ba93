package org.spinoscope.diffusion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.spinoscope.common.UserException;
import org.spinoscope.dynamics.GaussianStream;

/// The loss of a learned residual and its AdamW steps, by hand: cross-entropy of v given its noised spin and f(c).
public final class ResidualObjective {

    private static final int LEVELS = 24;
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.99;

    private final Atoms atoms;
    private final AtomProducts products;
    private final float[] prior;
    private final NoiseSchedule schedule;
    private final AngleLaw[] laws;
    private final Parameters a;
    private final Parameters b;
    private int steps;

    /// Words and the features of their contexts.
    public record Batch(List<double[]> features, int[] words) {}

    /// A matrix with its moments.
    private record Parameters(double[][] value, double[][] first, double[][] second) {

        static Parameters of(int rows, int columns) {
            return new Parameters(new double[rows][columns], new double[rows][columns], new double[rows][columns]);
        }

        void adam(double[][] gradient, double rate, double decay, int step) {
            double correct1 = 1 - Math.pow(BETA1, step);
            double correct2 = 1 - Math.pow(BETA2, step);
            for (int r = 0; r < value.length; r++) {
                for (int c = 0; c < value[r].length; c++) {
                    double g = gradient[r][c];
                    first[r][c] = BETA1 * first[r][c] + (1 - BETA1) * g;
                    second[r][c] = BETA2 * second[r][c] + (1 - BETA2) * g * g;
                    double move = first[r][c] / correct1 / (Math.sqrt(second[r][c] / correct2) + 1e-8);
                    value[r][c] -= rate * (move + decay * value[r][c]);
                }
            }
        }

        float[][] floats(double scale) {
            return Arrays.stream(value)
                    .map(row -> {
                        var floats = new float[row.length];
                        for (int c = 0; c < floats.length; c++) {
                            floats[c] = (float) (scale * row[c]);
                        }
                        return floats;
                    })
                    .toArray(float[][]::new);
        }
    }

    /// @param prior log prior of the atoms
    /// @param width of the features
    public ResidualObjective(WordSphere sphere, float[] prior, int rank, int width, long seed) {
        this.atoms = sphere.atoms();
        this.products = sphere.products();
        this.prior = prior.clone();
        this.schedule = sphere.schedule(NoisePath.VMF, sphere.sharpest(prior), LEVELS);
        this.laws = new AngleLaw[LEVELS + 1];
        for (int i = 1; i <= LEVELS; i++) {
            laws[i] = AngleLaw.vonMisesFisher(atoms.dimension(), schedule.kappa(i));
        }
        this.a = Parameters.of(rank, width);
        this.b = Parameters.of(rank, atoms.dimension());
        var noise = GaussianStream.of(seed);
        for (var row : a.value()) {
            Arrays.setAll(row, i -> noise.next() / Math.sqrt(width));
        }
        for (var row : b.value()) {
            Arrays.setAll(row, i -> 0.02 * noise.next());
        }
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
        var gradA = new double[a.value().length][a.value()[0].length];
        var gradB = new double[b.value().length][b.value()[0].length];
        double loss = 0;
        var tangents = GaussianStream.of(random.nextLong());
        for (int from = 0; from < n; from += AtomProducts.ROWS) {
            int rows = Math.min(AtomProducts.ROWS, n - from);
            var hidden = new double[rows][];
            var x = new float[AtomProducts.ROWS * atoms.dimension()];
            for (int r = 0; r < rows; r++) {
                hidden[r] = times(a.value(), batch.features().get(from + r));
                var y = transposedTimes(b.value(), hidden[r]);
                int level = random.nextInt(LEVELS); // level 0, without any spin, teaches the context most
                if (level > 0) {
                    var noised = new ForwardNoise(laws[level])
                            .draw(atoms.direction(batch.words()[from + r]), random.nextDouble(), tangents);
                    Sphere.add(y, schedule.kappa(level), noised);
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
        a.adam(gradA, rate, decay, steps);
        b.adam(gradB, rate, decay, steps);
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
            var back = times(b.value(), g);
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
        var direction = transposedTimes(b.value(), times(a.value(), features));
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
    public void save(Path file, String sha256, int step) {
        ResidualFile.writeState(
                file, sha256, step, List.of(a.value(), a.first(), a.second(), b.value(), b.first(), b.second()));
    }

    /// Goes on from a saved state.
    ///
    /// @return the steps done; 0 if there is no such file
    /// @throws UserException if it is another checkpoint's or has another shape
    public int restore(Path file, String sha256) {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        steps = ResidualFile.readState(
                file, sha256, List.of(a.value(), a.first(), a.second(), b.value(), b.first(), b.second()));
        return steps;
    }

    private static void scale(double[][] x, double factor) {
        for (var row : x) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= factor;
            }
        }
    }

    private static double[] times(double[][] matrix, double[] x) {
        return Arrays.stream(matrix).mapToDouble(row -> Sphere.dot(row, x)).toArray();
    }

    private static double[] transposedTimes(double[][] matrix, double[] x) {
        var y = new double[matrix[0].length];
        for (int r = 0; r < matrix.length; r++) {
            Sphere.add(y, x[r], matrix[r]);
        }
        return y;
    }
}
