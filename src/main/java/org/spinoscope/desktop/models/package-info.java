/// Choosing what to look at and how: the model, and the Reading of the paper's words.
@NullMarked
package org.spinoscope.desktop.models;

import org.jspecify.annotations.NullMarked;
