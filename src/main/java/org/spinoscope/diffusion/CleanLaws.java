package org.spinoscope.diffusion;

import java.util.Optional;
import org.spinoscope.spinbath.FieldSource;

/// The laws of clean words that a learned residual gives at temperature 1.
public final class CleanLaws {

    private final CleanLaw prior;
    private final CleanLaw learned;

    public CleanLaws(Atoms atoms, LearnedResidual residual) {
        prior = new CleanLaw(atoms, Residual.PRIOR, 1, Optional.of(residual));
        learned = new CleanLaw(atoms, Residual.LEARNED, 1, Optional.of(residual));
    }

    /// Whether the final residual is all a learned residual reads, as its features say.
    public static boolean readsFinalResidual(LearnedResidual residual) {
        return residual.features().equals(new FieldSource.Residual().toString());
    }

    /// b_a, normalised.
    ///
    /// @param kind prior or learned
    /// @param features f(c)
    public float[] logWeights(Residual kind, double[] features) {
        return (kind == Residual.PRIOR ? prior : learned).logWeights(new float[0], features);
    }
}
