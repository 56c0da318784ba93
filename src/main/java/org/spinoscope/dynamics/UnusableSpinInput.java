package org.spinoscope.dynamics;

import org.spinoscope.basis.MendableException;

/// A parameter, field or pair of directions from which no spin can be set in motion.
public final class UnusableSpinInput extends MendableException {

    UnusableSpinInput(String message) {
        super(message);
    }
}
