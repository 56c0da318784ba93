/// How numbers become colours in the maps of heads: the range of the scale.
@NullMarked
package org.spinoscope.desktop.colours;

import org.jspecify.annotations.NullMarked;
