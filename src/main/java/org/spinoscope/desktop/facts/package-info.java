/// The facts about the selected head, beside the views.
@NullMarked
package org.spinoscope.desktop.facts;

import org.jspecify.annotations.NullMarked;
