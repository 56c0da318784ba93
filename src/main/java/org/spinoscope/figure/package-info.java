/// Figures as immutable data: axes, marks, colour scales, notes and where the numbers came from.
/// Whatever is shown, saved, hovered over or tabulated is made from the same [Figure].
@NullMarked
package org.spinoscope.figure;

import org.jspecify.annotations.NullMarked;
