/// The facts about the selected head, beside the views.
@NullMarked
package org.spinoscope.desktop.inspector;

import org.jspecify.annotations.NullMarked;
