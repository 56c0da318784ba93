/// The inspector: facts about the selected head.
@NullMarked
package org.spinoscope.desktop.inspector;

import org.jspecify.annotations.NullMarked;
