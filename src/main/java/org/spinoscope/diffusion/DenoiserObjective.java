package org.spinoscope.diffusion;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.spinoscope.dynamics.GaussianStream;

/// The loss of a [Denoiser] and its AdamW steps, by hand: denoising score matching, E|P_S(D − ê_v)|², which is the
/// squared error of κ P_S D against the score κ P_S ê_v of the word's own noise, divided by κ².
public final class DenoiserObjective {

    private final Atoms atoms;
    private final NoisedWords noised;
    private final float[][] axes;
    private final float[][] mean;
    private final AdamWMatrix w1;
    private final AdamWMatrix b1;
    private final AdamWMatrix w2;
    private final AdamWMatrix b2;
    private int steps;

    /// @param prior log prior of the atoms
    /// @param components principal axes of the words under the prior that are kept
    /// @param width of the features
    public DenoiserObjective(WordSphere sphere, float[] prior, int components, int hidden, int width, long seed) {
        this.atoms = sphere.atoms();
        this.noised = new NoisedWords(sphere, prior);
        int d = atoms.dimension();
        int kept = Math.min(components, d);
        this.mean = new float[1][d];
        this.axes = principalAxes(prior, kept);
        var noise = GaussianStream.of(seed);
        int inputs = kept + 1 + width;
        this.w1 = AdamWMatrix.random(hidden, inputs, 1 / Math.sqrt(inputs), noise);
        this.b1 = AdamWMatrix.of(1, hidden);
        this.w2 = AdamWMatrix.random(kept, hidden, 0.1 / Math.sqrt(hidden), noise);
        this.b2 = AdamWMatrix.of(1, kept);
    }

    private float[][] principalAxes(float[] prior, int kept) {
        int d = atoms.dimension();
        var centre = new double[d];
        var square = new double[d][d];
        double sum = 0;
        for (int v = 0; v < prior.length; v++) {
            double w = Math.exp(prior[v]);
            if (w < 1e-7) {
                continue; // all of them together move no axis
            }
            var e = atoms.direction(v);
            Sphere.add(centre, w, e);
            for (int i = 0; i < d; i++) {
                Sphere.add(square[i], w * e[i], e);
            }
            sum += w;
        }
        for (int i = 0; i < d; i++) {
            mean[0][i] = (float) (centre[i] / sum);
        }
        for (int i = 0; i < d; i++) {
            Sphere.add(square[i], -centre[i] / sum, centre);
        }
        var eigen = DecompositionFactory_DDRM.eig(d, true, true);
        if (!eigen.decompose(new DMatrixRMaj(square))) {
            throw new IllegalStateException("The words' covariance has no axes; are all vectors finite?");
        }
        var order = IntStream.range(0, d)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -eigen.getEigenvalue(k).real))
                .limit(kept)
                .toList();
        var found = new float[kept][d];
        for (int k = 0; k < kept; k++) {
            for (int i = 0; i < d; i++) {
                found[k][i] = (float) eigen.getEigenVector(order.get(k)).get(i, 0);
            }
        }
        return found;
    }

    /// One step of AdamW.
    ///
    /// @return the mean loss before it
    public double step(ResidualObjective.Batch batch, double rate, double decay, SplittableRandom random) {
        int n = batch.words().length;
        var grad1 = w1.zeros();
        var gradB1 = b1.zeros();
        var grad2 = w2.zeros();
        var gradB2 = b2.zeros();
        double loss = 0;
        var tangents = GaussianStream.of(random.nextLong());
        for (int r = 0; r < n; r++) {
            var clean = atoms.direction(batch.words()[r]);
            int level = 1 + random.nextInt(NoisedWords.LEVELS);
            var spin = noised.draw(clean, level, random, tangents);
            var x = Denoiser.input(
                    axes, spin, noised.kappa(level), batch.features().get(r));
            var pre = w1.times(x);
            var hidden = new double[pre.length];
            for (int i = 0; i < pre.length; i++) {
                pre[i] += b1.value()[0][i];
                hidden[i] = Denoiser.silu(pre[i]);
            }
            var y = w2.times(hidden);
            Sphere.add(y, 1, b2.value()[0]);
            var gap = clean;
            for (int i = 0; i < gap.length; i++) {
                double guess = mean[0][i];
                for (int k = 0; k < y.length; k++) {
                    guess += y[k] * axes[k][i];
                }
                gap[i] = guess - gap[i];
            }
            Sphere.project(spin, gap);
            loss += Sphere.dot(gap, gap) / n;
            back(gap, pre, hidden, x, 1.0 / n, grad1, gradB1[0], grad2, gradB2[0]);
        }
        steps++;
        w1.step(grad1, rate, decay, steps);
        b1.step(gradB1, rate, 0, steps);
        w2.step(grad2, rate, decay, steps);
        b2.step(gradB2, rate, 0, steps);
        return loss;
    }

    private void back(
            double[] gap,
            double[] pre,
            double[] hidden,
            double[] x,
            double weight,
            double[][] grad1,
            double[] gradB1,
            double[][] grad2,
            double[] gradB2) {
        var toHidden = new double[hidden.length];
        for (int k = 0; k < axes.length; k++) {
            double g = 0;
            for (int i = 0; i < gap.length; i++) {
                g += weight * gap[i] * axes[k][i];
            }
            gradB2[k] += g;
            Sphere.add(grad2[k], g, hidden);
            Sphere.add(toHidden, g, w2.value()[k]);
        }
        for (int i = 0; i < hidden.length; i++) {
            double gate = 1 / (1 + Math.exp(-pre[i]));
            double g = toHidden[i] * gate * (1 + pre[i] * (1 - gate));
            gradB1[i] += g;
            Sphere.add(grad1[i], g, x);
        }
    }

    /// The network for features that were not scaled.
    ///
    /// @param scale what the features of the batches were multiplied by
    public Denoiser denoiser(double scale) {
        var first = w1.floats(1);
        for (var row : first) {
            for (int i = axes.length + 1; i < row.length; i++) {
                row[i] *= (float) scale;
            }
        }
        return new Denoiser(axes, mean, first, b1.floats(1), w2.floats(1), b2.floats(1));
    }
}
