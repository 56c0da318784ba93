package org.spinoscope.gpt2;

import org.spinoscope.common.UserException;

/// A prompt of more tokens than the model has positions.
public final class PromptTooLongException extends UserException {

    PromptTooLongException(int tokens, int positions) {
        super("The prompt has " + tokens + " tokens; this model reads at most " + positions + ". Shorten the prompt.");
    }
}
