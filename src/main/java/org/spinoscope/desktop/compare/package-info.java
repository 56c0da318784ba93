/// Comparing a figure that was pinned with its present state: prompt, head, Reading or model may have changed since.
@NullMarked
package org.spinoscope.desktop.compare;

import org.jspecify.annotations.NullMarked;
