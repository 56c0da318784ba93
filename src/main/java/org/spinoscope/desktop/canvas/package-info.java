/// Figures on the screen: paints their drawings, tells what lies under the pointer, zooms, and hands them on to be
/// exported exactly as they are seen.
@NullMarked
package org.spinoscope.desktop.canvas;

import org.jspecify.annotations.NullMarked;
