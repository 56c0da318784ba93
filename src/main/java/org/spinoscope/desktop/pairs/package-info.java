/// The pairs view: attention and pair energy between all positions of the prompt, for one head and for all.
@NullMarked
package org.spinoscope.desktop.pairs;

import org.jspecify.annotations.NullMarked;
