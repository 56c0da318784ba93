/// The heads view: the map of all heads, their ranking, and how the selected one agrees with the model.
@NullMarked
package org.spinoscope.desktop.heads;

import org.jspecify.annotations.NullMarked;
