package org.spinoscope.diffusion;

import java.util.Optional;
import org.spinoscope.common.UserException;

/// The learned residual s_θ of one checkpoint: b_v(c) = log prior_v + (A f(c))·(B ê_v), and the prior it is built on.
///
/// @param sha256 of the checkpoint's weights
/// @param features whose field f(c) is, as in [org.spinoscope.spinbath.FieldSource]
/// @param centring of the unit vectors ê
/// @param a A `[rank][features]`
/// @param b B `[rank][dimension]`
/// @param logPrior log prior of each token, normalised
/// @param denoiser the network beside it, learned by denoising score matching; older files have none
/// @param training how it was made, in words
public record LearnedResidual(
        String sha256,
        String features,
        Centring centring,
        float[][] a,
        float[][] b,
        float[] logPrior,
        Optional<Denoiser> denoiser,
        String training) {

    /// @throws UserException if this residual is another checkpoint's
    public void requireFor(String checkpoint) {
        if (!sha256.equals(checkpoint)) {
            throw new UserException("This residual was learned on another checkpoint (sha256 "
                    + sha256.substring(0, Math.min(12, sha256.length()))
                    + "…, this one has " + checkpoint.substring(0, 12)
                    + "…). Run train-residual for this model.");
        }
    }

    /// log prior of atoms plus (A f)·(B ê), unnormalised.
    ///
    /// @param prior log-weights of the atoms under the prior
    public float[] logWeights(Atoms atoms, float[] prior, double[] f) {
        var direction = new double[atoms.dimension()]; // Bᵀ A f
        for (int r = 0; r < a.length; r++) {
            double z = 0;
            for (int i = 0; i < f.length; i++) {
                z += a[r][i] * f[i];
            }
            for (int i = 0; i < direction.length; i++) {
                direction[i] += z * b[r][i];
            }
        }
        var weights = prior.clone();
        for (int v = 0; v < weights.length; v++) {
            weights[v] += (float) atoms.dot(direction, v);
        }
        return weights;
    }
}
