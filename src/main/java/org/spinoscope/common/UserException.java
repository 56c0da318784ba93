package org.spinoscope.common;

/// Something the user can put right: a bad file, a missing model, an impossible prompt.
///
/// The message is one or two sentences that say what is wrong and what to do. Anything else that is thrown is a
/// defect of the program.
public class UserException extends RuntimeException {

    public UserException(String message) {
        super(message);
    }

    public UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
