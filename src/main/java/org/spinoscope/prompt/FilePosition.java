package org.spinoscope.prompt;

import java.util.Locale;

/// A place in a prompt file, for messages.
///
/// @param file the file's name
/// @param line from 1; 0 if it is the file as a whole
/// @param column from 1, in UTF-16 units; 0 if it is the whole line
record FilePosition(String file, long line, long column) {

    static FilePosition of(String file) {
        return new FilePosition(file, 0, 0);
    }

    PromptException error(String problem) {
        return new PromptException(this + ": " + problem);
    }

    PromptException error(String problem, Throwable cause) {
        return new PromptException(this + ": " + problem, cause);
    }

    /// The same complaint, with this place in front.
    PromptException locate(PromptException complaint) {
        return new PromptException(this + ": " + complaint.getMessage(), complaint);
    }

    /// The place inside its file: `line 3, column 7`.
    String inside() {
        return column > 0 ? String.format(Locale.ROOT, "line %d, column %d", line, column) : "line " + line;
    }

    @Override
    public String toString() {
        return line > 0 ? file + ", " + inside() : file;
    }
}
