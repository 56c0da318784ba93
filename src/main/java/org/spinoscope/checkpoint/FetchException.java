package org.spinoscope.checkpoint;

import org.spinoscope.common.UserException;

/// A download that did not succeed; the message says why and what to do.
public final class FetchException extends UserException {

    FetchException(String message) {
        super(message);
    }

    FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
