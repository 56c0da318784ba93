/// The spin view: the stochastic motion of a token spin in the field of the selected head, played on the sphere beside
/// what the stationary law predicts.
@NullMarked
package org.spinoscope.desktop.spin;

import org.jspecify.annotations.NullMarked;
