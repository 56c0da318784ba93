/// Lays a figure out at a size and in a theme, as a drawing of a few toolkit-neutral primitives and hover targets.
@NullMarked
package org.spinoscope.figure.layout;

import org.jspecify.annotations.NullMarked;
