/// The decision plane of the selected head, its words, and where its attention goes.
@NullMarked
package org.spinoscope.desktop.plane;

import org.jspecify.annotations.NullMarked;
