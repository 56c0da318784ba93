package org.spinoscope.prompt.bulk;

import org.spinoscope.prompt.PromptException;

/// Why a record cannot be used, as one clause.
final class Reasons {

    private Reasons() {}

    /// The message without its last full stop.
    static String clause(PromptException e) {
        var message = String.valueOf(e.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }

    static void requireWord(String what, String text) {
        if (text.isBlank()) {
            throw new PromptException("the " + what + " is empty");
        }
    }
}
