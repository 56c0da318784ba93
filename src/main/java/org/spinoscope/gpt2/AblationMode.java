package org.spinoscope.gpt2;

/// What replaces an ablated head's `hook_z` (Fig. 4), chosen before the prompts are run.
///
/// Replacements are fixed from the clean runs of all prompts, also where several heads go together.
public sealed interface AblationMode {

    /// z = 0.
    record Zero() implements AblationMode {}

    /// z = b_V: the value bias keeps the share it has anyway, since attention weights sum to one.
    record ValueBias() implements AblationMode {}

    /// The head's mean z over all positions of all prompts, each position counting once.
    record Mean() implements AblationMode {}

    /// The head's z in prompt (p + shift) mod n, aligned at the end: position n−1−i takes position m−1−i, and
    /// positions before the other prompt's start take its first one.
    ///
    /// @param shift the donor's distance, in prompts
    record Resample(int shift) implements AblationMode {

        public Resample {
            if (shift < 1) {
                throw new IllegalArgumentException("A head is resampled from another prompt: shift " + shift);
            }
        }
    }
}
