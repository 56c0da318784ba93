/// The diffusion view: spins that forget their word and find another one (Fig. 7), and the text they write.
/// A run is computed on the inference thread as a recording; playing and scrubbing only read it.
@NullMarked
package org.spinoscope.desktop.diffusion;

import org.jspecify.annotations.NullMarked;
