package org.spinoscope.diffusion;

import java.util.Optional;

/// κ_eff: the tilt that would give the same mean overlap with the field.
public final class EffectiveTilt {

    private EffectiveTilt() {}

    /// The tilt κ that gives a law of clean words the mean overlap ⟨N̂·ê⟩ = `overlap`; empty if no tilt does.
    ///
    /// @param overlaps N̂·ê of each atom
    public static Optional<Double> of(float[] logWeights, double[] overlaps, double overlap) {
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
}
