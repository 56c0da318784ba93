package org.spinoscope.study.coupling;

import org.spinoscope.spinbath.phases.Repetition;

/// Predicted boundaries of every head on every prompt beside what the model does.
///
/// @param actual ΔL_actual after n copies of the good word `[prompt][n]`, n = 0…N
/// @param measured where the model's own gap first changes sign among n ≥ 1 `[prompt]`; NaN if it does not
/// @param repetition `[layer][head][prompt]`
/// @param crossings attention temperatures at which a head's gap changes sign `[layer][head][prompt][any]`
public record PhasesResult(
        PromptTerms terms,
        double[][] actual,
        double[] measured,
        Repetition[][][] repetition,
        double[][][][] crossings) {

    /// When the model itself prefers the other word, from its gap after n = 1…N copies.
    public Repetition.Regime modelRegime(int prompt) {
        var after = java.util.Arrays.copyOfRange(actual[prompt], 1, actual[prompt].length);
        return BoundaryAgreement.regime(after);
    }
}
