package org.spinoscope.gpt2;

import org.spinoscope.common.UserException;

/// Somebody closed the model, for instance to load another, while work on it was still wanted.
public final class ModelClosedException extends UserException {

    ModelClosedException() {
        super("The model was closed before this was done. Run it again with the model that is loaded now.");
    }
}
