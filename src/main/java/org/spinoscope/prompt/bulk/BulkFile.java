package org.spinoscope.prompt.bulk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.spinoscope.prompt.PromptException;

/// A file that is read more than once, each time from its start.
///
/// @param name what messages call it
record BulkFile(String name, Opener opener) {

    /// Opens the bytes.
    interface Opener {
        InputStream open() throws IOException;
    }

    static BulkFile of(Path path, String name) {
        return new BulkFile(name, () -> Files.newInputStream(path));
    }

    /// The bytes without a byte order mark, buffered.
    ///
    /// @throws PromptException if it cannot be opened
    InputStream open() {
        try {
            var in = new BufferedInputStream(opener.open(), 1 << 16);
            in.mark(3);
            if (in.read() != 0xEF || in.read() != 0xBB || in.read() != 0xBF) {
                in.reset();
            }
            return in;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    PromptException unreadable(IOException cause) {
        return new PromptException(
                String.format(Locale.ROOT, "%s cannot be read. Check that it is there and that you may open it.", name),
                cause);
    }
}
