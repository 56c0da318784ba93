package org.spinoscope.gpt2;

/// What replaces an ablated head's `hook_z` (Fig. 4) or an ablated MLP's `hook_mlp_out`, chosen before the prompts are
/// run. Below, y is either.
///
/// Replacements are fixed from the clean runs of all prompts, also where several components go together.
public sealed interface AblationMode {

    /// y = 0. An MLP's output bias goes with it; b_O belongs to no single head and stays.
    record Zero() implements AblationMode {}

    /// z = b_V: the value bias keeps the share it has anyway, since attention weights sum to one. An MLP keeps the bias
    /// of its output.
    record ValueBias() implements AblationMode {}

    /// The component's mean y over all positions of all prompts, each position counting once.
    record Mean() implements AblationMode {}

    /// The component's y in prompt (p + shift) mod n, aligned at the end: position n−1−i takes position m−1−i, and
    /// positions before the other prompt's start take its first one.
    ///
    /// @param shift the donor's distance, in prompts
    record Resample(int shift) implements AblationMode {

        public Resample {
            if (shift < 1) {
                throw new IllegalArgumentException("A component is resampled from another prompt: shift " + shift);
            }
        }
    }
}
