/// Writes drawings as SVG, PNG and PDF, films of them as GIF or numbered PNG files, and a figure's numbers as CSV, each
/// with its provenance and all-or-nothing.
@NullMarked
package org.spinoscope.figure.write;

import org.jspecify.annotations.NullMarked;
