/// Turns results into figures: one class for each experiment, from its result record to a Figure.
@NullMarked
package org.spinoscope.plots;

import org.jspecify.annotations.NullMarked;
