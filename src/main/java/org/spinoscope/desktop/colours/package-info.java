/// How numbers become colours in the maps of heads: the range of the scale, and the digits that suit it.
@NullMarked
package org.spinoscope.desktop.colours;

import org.jspecify.annotations.NullMarked;
