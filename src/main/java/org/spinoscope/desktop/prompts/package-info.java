/// Prompts: the list and the editor, and the table of all pairs with the model's predictions.
@NullMarked
package org.spinoscope.desktop.prompts;

import org.jspecify.annotations.NullMarked;
