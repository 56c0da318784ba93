/// What a head's coupling is made of: the modes of W_eff and W_OV and the numbers that characterise them, from the
/// stored weights alone.
@NullMarked
package org.spinoscope.spinbath.modes;

import org.jspecify.annotations.NullMarked;
