package org.spinoscope.gpt2;

/// A head's `hook_z` replaced before c_proj, as data: how a head is ablated (Fig. 4).
///
/// @param positions which of the prompt's positions are replaced
public record HeadPatch(HeadId head, Positions positions, Replacement replacement) {

    /// Where a patch acts.
    public enum Positions {
        ALL,
        LAST
    }

    /// What replaces the head's mixed values.
    public sealed interface Replacement {}

    /// Nothing: z = 0.
    public record Zero() implements Replacement {}

    /// The share the value bias would have anyway: attention weights sum to one, so z = b_V.
    public record ValueBias() implements Replacement {}

    /// The same values at every position.
    ///
    /// @param z `[d_head]`
    public record Constant(float[] z) implements Replacement {}

    /// Values for each prompt and position.
    ///
    /// @param z `[prompt][position][d_head]`
    public record PerPosition(float[][][] z) implements Replacement {}

    /// A head set to zero at every position.
    public static HeadPatch zero(HeadId head) {
        return new HeadPatch(head, Positions.ALL, new Zero());
    }
}
