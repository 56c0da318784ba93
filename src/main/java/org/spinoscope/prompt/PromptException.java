package org.spinoscope.prompt;

import org.spinoscope.common.UserException;

/// A prompt, a prompt set or its file cannot be used as it is. For a file the message starts with its name, line and
/// column.
public final class PromptException extends UserException {

    public PromptException(String message) {
        super(message);
    }

    public PromptException(String message, Throwable cause) {
        super(message, cause);
    }
}
