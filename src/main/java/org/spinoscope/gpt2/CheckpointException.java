package org.spinoscope.gpt2;

import org.spinoscope.common.UserException;

/// A checkpoint that cannot be used as it is: cut short, malformed, of another architecture, or incomplete.
public final class CheckpointException extends UserException {

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
