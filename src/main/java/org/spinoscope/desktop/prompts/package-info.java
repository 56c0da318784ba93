/// Prompts: the list and the editor beside the views, and the table of all pairs with what the model makes of them.
@NullMarked
package org.spinoscope.desktop.prompts;

import org.jspecify.annotations.NullMarked;
