/// Writes drawings as SVG, PNG and PDF and a figure's numbers as CSV, each with its provenance and all-or-nothing.
@NullMarked
package org.spinoscope.figure.write;

import org.jspecify.annotations.NullMarked;
