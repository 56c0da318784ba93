package org.spinoscope.gpt2;

/// What a component of the model puts out, replaced, as data.
public sealed interface ComponentPatch permits HeadPatch, MlpPatch {

    ModelComponent component();

    /// Which of the prompt's positions are replaced.
    Positions positions();

    Replacement replacement();

    /// Where a patch acts.
    enum Positions {
        ALL,
        LAST
    }

    /// What replaces a head's mixed values or an MLP's output; below, `width` is d_head or d_model.
    sealed interface Replacement {}

    /// Nothing: 0.
    record Zero() implements Replacement {}

    /// What the component adds whatever it looks at: z = b_V of a head, whose attention weights sum to one; the bias of
    /// its output of an MLP.
    record Bias() implements Replacement {}

    /// The same values at every position.
    ///
    /// @param values `[width]`
    record Constant(float[] values) implements Replacement {}

    /// Values for each prompt and position.
    ///
    /// @param values `[prompt][position][width]`
    record PerPosition(float[][][] values) implements Replacement {}
}
