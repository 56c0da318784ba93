/// Figures on the screen: paints their drawings, reports what is under the pointer, zooms, and exports them exactly as
/// they are seen.
@NullMarked
package org.spinoscope.desktop.canvas;

import org.jspecify.annotations.NullMarked;
