/// The orders view: what each order in the attention scores contributes to the heads' gaps, which two keys act
/// together, and how strongly heads compose.
@NullMarked
package org.spinoscope.desktop.orders;

import org.jspecify.annotations.NullMarked;
