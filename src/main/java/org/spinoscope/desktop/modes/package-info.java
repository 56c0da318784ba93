/// The modes view: what every head's coupling and output are made of, and one mode in words and on the prompt.
/// Everything but the share of the prompt's scores depends on the weights alone.
@NullMarked
package org.spinoscope.desktop.modes;

import org.jspecify.annotations.NullMarked;
