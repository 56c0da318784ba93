package org.spinoscope.prompt;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Reads a table and refuses a double quote in a cell that does not begin with one: parsers take it as a letter, so
/// that
/// `a, "b"` would quietly have quotes in its words.
public final class StrictQuotes extends FilterReader {

    private enum State {
        CELL_BEGINS,
        PLAIN,
        QUOTED,
        /// After a quote inside quotes: the second of two, or the end.
        QUOTE
    }

    private final String file;
    private final char separator;
    private State state = State.CELL_BEGINS;
    private long line = 1;
    private int column;

    /// @param file its name, for the message
    public StrictQuotes(String file, char separator, Reader table) {
        super(table);
        this.file = file;
        this.separator = separator;
    }

    /// @throws PromptException at such a quote
    @Override
    public int read() throws IOException {
        int character = super.read();
        if (character >= 0) {
            see((char) character);
        }
        return character;
    }

    /// @throws PromptException at such a quote
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = 0; i < count; i++) {
            see(buffer[offset + i]);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void see(char character) {
        column++;
        if (character == '"') {
            if (state == State.PLAIN) {
                throw new FilePosition(file, line, column)
                        .error("a cell that does not begin with a double quote has one inside. Remove spaces in front"
                                + " of the quote, or put the whole cell in double quotes and write those inside"
                                + " twice.");
            }
            state = state == State.QUOTED ? State.QUOTE : State.QUOTED;
        } else if (state != State.QUOTED) {
            boolean ends = character == separator || character == '\n' || character == '\r';
            state = ends ? State.CELL_BEGINS : state == State.QUOTE ? State.QUOTE : State.PLAIN;
        }
        if (character == '\n') {
            line++;
            column = 0;
        }
    }
}
