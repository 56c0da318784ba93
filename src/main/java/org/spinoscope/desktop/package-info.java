/// The window: opens the desktop and puts its parts together.
@NullMarked
package org.spinoscope.desktop;

import org.jspecify.annotations.NullMarked;
