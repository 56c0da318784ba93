/// The entry point: opens the desktop, or hands the arguments to the command line.
@NullMarked
package org.spinoscope;

import org.jspecify.annotations.NullMarked;
