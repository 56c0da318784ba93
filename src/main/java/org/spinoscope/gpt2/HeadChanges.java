package org.spinoscope.gpt2;

/// What takes the place of every head in turn, as data: all that a sweep over the heads needs to know.
public sealed interface HeadChanges permits AblationValues, RescaledAttention, ReplacedAtLast {

    /// What a prompt's heads lose in a layer: z − what replaces it, 0 at positions that stay,
    /// `[T, head, d_head]`.
    float[] removed(int layer, int prompt);

    /// Whether prompts lose the same where they begin alike.
    boolean sameForEqualBeginnings();
}
