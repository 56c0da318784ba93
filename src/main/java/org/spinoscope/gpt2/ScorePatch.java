package org.spinoscope.gpt2;

/// A change of one head's attention scores before the softmax, at all positions, as data. Each
/// prompt of a batch has its own, so that a whole scan is one forward pass.
public sealed interface ScorePatch {

    HeadId head();

    /// Scores divided by an attention temperature.
    ///
    /// @param temperatures `[prompt]`, positive
    record Divided(HeadId head, double[] temperatures) implements ScorePatch {}

    /// Scores without some modes: Σ_i σ_i (x_k·u_i)(v_i·x_j) is taken away, x what the layer's ln_1 puts out. Terms of
    /// the biases stay.
    ///
    /// @param asks σ_i u_i `[mode][d_model]`
    /// @param answers v_i `[mode][d_model]`
    /// @param removed which modes go `[prompt][mode]`
    record WithoutModes(HeadId head, double[][] asks, double[][] answers, boolean[][] removed) implements ScorePatch {}
}
