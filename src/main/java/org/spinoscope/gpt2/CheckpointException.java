package org.spinoscope.gpt2;

import org.spinoscope.basis.MendableException;

/// A checkpoint that cannot be used as it is: cut short, malformed, of another architecture, or incomplete.
public final class CheckpointException extends MendableException {

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
