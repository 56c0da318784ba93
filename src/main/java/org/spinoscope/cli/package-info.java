/// picocli commands over the same services as the desktop, without a window.
@NullMarked
package org.spinoscope.cli;

import org.jspecify.annotations.NullMarked;
