/// Charts that move or are explored: ChartFX in the program's colours, fonts, numbers and both themes.
///
/// What is kept leaves as a [org.spinoscope.figure.Figure] of the same data and visible range.
@NullMarked
package org.spinoscope.desktop.chart;

import org.jspecify.annotations.NullMarked;
