/// What a head's coupling is made of, on a model and a prompt set: modes, orders in the scores, phase boundaries.
@NullMarked
package org.spinoscope.study.coupling;

import org.jspecify.annotations.NullMarked;
