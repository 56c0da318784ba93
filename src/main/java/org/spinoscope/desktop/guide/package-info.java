/// The user guide inside the window: its Markdown pages, which ship with the program, and how they are shown.
/// No browser and no network are needed.
@NullMarked
package org.spinoscope.desktop.guide;

import org.jspecify.annotations.NullMarked;
