package org.spinoscope.diffusion;

import java.util.Optional;
import org.spinoscope.common.UserException;

/// The log-weights b_v(c) of clean words in a context: GPT-2's own, the prior's, or those of the learned residual.
final class CleanLaw {

    private final Atoms atoms;
    private final Residual kind;
    private final double temperature;
    private final Optional<LearnedResidual> learned;
    private final float[] prior;

    /// @throws UserException if a prior or residual is wanted and there is none for this checkpoint
    CleanLaw(Atoms atoms, GenerationRequest request, Optional<LearnedResidual> learned) {
        this.atoms = atoms;
        this.kind = request.residual();
        this.temperature = request.temperature();
        this.learned = learned;
        if (kind == Residual.EXACT) {
            prior = new float[0];
            return;
        }
        var file = learned.orElseThrow(() -> new UserException("There is no learned residual, and so no prior, for this"
                + " checkpoint yet. Run train-residual with this model first, or use --residual exact."));
        if (file.logPrior().length != atoms.vocabulary() || file.b()[0].length != atoms.dimension()) {
            throw new UserException(
                    "The residual does not fit this checkpoint's shape. Run train-residual for this model.");
        }
        if (kind == Residual.LEARNED && file.centring() != atoms.centring()) {
            throw new UserException("The residual was learned with centring “" + file.centring().key()
                    + "”; choose that, or train one with “" + atoms.centring().key() + "”.");
        }
        prior = atoms.logWeights(file.logPrior(), kind == Residual.PRIOR ? temperature : 1);
    }

    /// b_a, normalised.
    ///
    /// @param logits GPT-2's
    /// @param features f(c) of the learned residual; unused otherwise
    float[] logWeights(float[] logits, double[] features) {
        return switch (kind) {
            case EXACT -> atoms.logWeights(logits, temperature);
            case PRIOR -> prior;
            case LEARNED -> tempered(learned.orElseThrow().logWeights(atoms, prior, features));
        };
    }

    /// An atom of n equal tokens of weight w/n each weighs n(w/n)^{1/T}.
    private float[] tempered(float[] weights) {
        double most = Double.NEGATIVE_INFINITY;
        var log = new double[weights.length];
        for (int v = 0; v < log.length; v++) {
            double tied = Math.log(atoms.tied(v));
            log[v] = tied + (weights[v] - tied) / temperature;
            most = Math.max(most, log[v]);
        }
        double sum = 0;
        for (double value : log) {
            sum += Math.exp(value - most);
        }
        double norm = most + Math.log(sum);
        for (int v = 0; v < log.length; v++) {
            weights[v] = (float) (log[v] - norm);
        }
        return weights;
    }
}
