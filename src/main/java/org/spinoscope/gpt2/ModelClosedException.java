package org.spinoscope.gpt2;

import org.spinoscope.common.UserException;

/// The model was closed, for instance to load another, while work on it was pending.
public final class ModelClosedException extends UserException {

    ModelClosedException() {
        super("The model was closed before this was done. Run it again with the model that is loaded now.");
    }
}
