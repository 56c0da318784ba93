package org.spinoscope.diffusion;

import java.util.List;

/// The flat baseline: variance-preserving diffusion of x = m ê + √((1−m²)/d) z with the exact mixture score.
///
/// In the angle φ, m = cos φ, one DDIM step is a rotation: x ← cos h·x − sin h·v with v = (cos φ·x − ê̂)/sin φ, where
/// ê̂ is
/// the posterior mean of ê. Two-step Adams–Bashforth extrapolates v, as the sampler on the sphere does its drift.
final class EuclideanDiffusion {

    private final Atoms atoms;
    private final AtomProducts products;
    private final float[] logWeights;
    private final NoiseSchedule schedule;
    private final float[] cosines;
    private final float[] sums;

    EuclideanDiffusion(Atoms atoms, AtomProducts products, float[] logWeights, NoiseSchedule schedule) {
        this.atoms = atoms;
        this.products = products;
        this.logWeights = logWeights;
        this.schedule = schedule;
        cosines = new float[AtomProducts.ROWS * atoms.count()];
        sums = new float[AtomProducts.ROWS * atoms.dimension()];
    }

    /// The nearest atom of each chain at the end.
    int[] run(List<ChainRandom> random) {
        int d = atoms.dimension();
        var x = new double[AtomProducts.ROWS][d];
        for (int c = 0; c < random.size(); c++) {
            for (int a = 0; a < d; a++) {
                x[c][a] = random.get(c).gaussian() / Math.sqrt(d);
            }
        }
        var before = new double[AtomProducts.ROWS][d];
        double hBefore = 0;
        for (int i = 0; i < schedule.steps(); i++) {
            double phi = schedule.angle(i);
            double h = phi - schedule.angle(i + 1);
            posteriorMeans(x, i);
            double half = i == 0 ? 0 : 0.5 * h / hBefore;
            for (int c = 0; c < random.size(); c++) {
                for (int a = 0; a < d; a++) {
                    double v = (Math.cos(phi) * x[c][a] - sums[c * d + a]) / Math.sin(phi);
                    double extrapolated = v + half * (v - before[c][a]);
                    before[c][a] = v;
                    x[c][a] = Math.cos(h) * x[c][a] - Math.sin(h) * extrapolated;
                }
            }
            hBefore = h;
        }
        multiply(x);
        var nearest = new int[random.size()];
        for (int c = 0; c < nearest.length; c++) {
            nearest[c] = FloatRows.largest(cosines, c * atoms.count(), atoms.count(), 1)[0];
        }
        return nearest;
    }

    private void posteriorMeans(double[][] x, int level) {
        int count = atoms.count();
        multiply(x);
        double m = schedule.meanCosine(level);
        float gain = (float) (atoms.dimension() * m / (1 - m * m));
        for (int c = 0; c < AtomProducts.ROWS; c++) {
            for (int v = 0; v < count; v++) {
                cosines[c * count + v] = logWeights[v] + gain * cosines[c * count + v];
            }
            FloatRows.softmax(cosines, c * count, count);
        }
        products.sums(cosines, sums);
    }

    private void multiply(double[][] x) {
        int d = atoms.dimension();
        var rows = new float[AtomProducts.ROWS * d];
        for (int c = 0; c < x.length; c++) {
            for (int a = 0; a < d; a++) {
                rows[c * d + a] = (float) x[c][a];
            }
        }
        products.cosines(rows, cosines);
    }
}
