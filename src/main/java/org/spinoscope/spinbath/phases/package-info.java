/// Where a head's preference changes sign: boundaries in the decision plane, in the composition of a context, in the
/// number of
/// repetitions and in the attention temperature, and a solved model to compare with.
@NullMarked
package org.spinoscope.spinbath.phases;

import org.jspecify.annotations.NullMarked;
