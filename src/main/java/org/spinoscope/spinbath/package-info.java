/// The spin-bath theory of attention: the reading of the paper's words as numbers, context fields, theoretical logit
/// gaps,
/// decision planes and modes.
@NullMarked
package org.spinoscope.spinbath;

import org.jspecify.annotations.NullMarked;
