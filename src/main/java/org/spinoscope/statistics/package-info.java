/// Regression, permutation, intervals and multiple testing over plain double arrays.
/// Input that has no answer (constant, too short, NaN) gives an [Estimate.Undefined] with its reason.
@NullMarked
package org.spinoscope.statistics;

import org.jspecify.annotations.NullMarked;
