package org.spinoscope.dynamics;

import org.spinoscope.common.UserException;

/// A parameter, field or pair of directions from which no spin can be set in motion.
public final class InvalidSpinInputException extends UserException {

    InvalidSpinInputException(String message) {
        super(message);
    }
}
