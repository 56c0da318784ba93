package org.spinoscope.diffusion;

import java.util.ArrayList;
import java.util.List;

/// The probability flow under a [Denoiser] in place of the exact mixture. It knows no shares, so the factor of every
/// word is taken at the mean cosine of its noised spins.
final class DenoiserDrift implements Drift {

    private final Denoiser denoiser;
    private final double[] features;
    private List<SpinChains.Target> targets = List.of();

    /// @param features f(c) of all chains
    DenoiserDrift(Denoiser denoiser, double[] features) {
        this.denoiser = denoiser;
        this.features = features.clone();
    }

    @Override
    public void aim(List<SpinChains.Target> wanted, Sign sign) {
        targets = List.copyOf(wanted);
    }

    @Override
    public List<double[]> drifts(List<double[]> spins, int level, double epsilon, SpinChains.Seen seen) {
        var drifts = new ArrayList<double[]>();
        for (int c = 0; c < targets.size(); c++) {
            var at = targets.get(c).schedule().level(level);
            var factor = new float[] {1};
            at.drift(new float[] {(float) at.meanCosine()}, 0, 1, epsilon, factor);
            var g = denoiser.denoised(spins.get(c), at.kappa(), features);
            Sphere.project(spins.get(c), g);
            drifts.add(Sphere.scaled(g, factor[0]));
        }
        return drifts;
    }
}
