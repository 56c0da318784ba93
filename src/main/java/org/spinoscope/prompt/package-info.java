/// Prompt pairs, sets of them, and the files that hold them.
/// A pair is a prompt with a right and a wrong next word; what a word becomes in tokens is decided elsewhere.
@NullMarked
package org.spinoscope.prompt;

import org.jspecify.annotations.NullMarked;
