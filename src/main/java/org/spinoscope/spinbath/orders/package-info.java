/// Orders of a head's logit gap in its scores: mean field, three spins, five spins, and what is left (sec. IV D).
@NullMarked
package org.spinoscope.spinbath.orders;

import org.jspecify.annotations.NullMarked;
