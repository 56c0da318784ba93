/// Spins that are noised and denoised on the sphere of token directions, and the text they make (sec. V).
/// The mathematics works on plain arrays; what needs a model asks `gpt2` and `spinbath` for plain results.
@NullMarked
package org.spinoscope.diffusion;

import org.jspecify.annotations.NullMarked;
