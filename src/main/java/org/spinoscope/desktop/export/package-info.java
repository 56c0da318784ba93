/// Figures leaving the program: the export dialog, the clipboard, and the whole study.
@NullMarked
package org.spinoscope.desktop.export;

import org.jspecify.annotations.NullMarked;
