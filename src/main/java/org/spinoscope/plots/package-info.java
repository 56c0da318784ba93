/// Turns the results of studies into figures, one factory for each kind of study.
@NullMarked
package org.spinoscope.plots;

import org.jspecify.annotations.NullMarked;
