package org.spinoscope.checkpoint;

import org.spinoscope.basis.MendableException;

/// A download that did not succeed; the message says why and what to do.
public final class FetchException extends MendableException {

    FetchException(String message) {
        super(message);
    }

    FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
