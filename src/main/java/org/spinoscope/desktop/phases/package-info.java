/// The phases view: boundaries at which a head, and the model, change from the good word to the bad one, in the number
/// of repetitions, the attention temperature, the composition of the context and the direction of the field.
@NullMarked
package org.spinoscope.desktop.phases;

import org.jspecify.annotations.NullMarked;
