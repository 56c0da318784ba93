package org.spinoscope.prompt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.spinoscope.common.AtomicFile;
import org.spinoscope.common.UserException;

/// A small UTF-8 file, read whole and replaced whole.
record TextFile(Path path) {

    /// Ten megabytes are some hundred thousand prompts; a larger file is a wrong file.
    private static final int MOST_BYTES = 10_000_000;

    private FilePosition place() {
        return FilePosition.of(name());
    }

    /// The file's own name, without its folders.
    String name() {
        var last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    /// The whole text, without a byte order mark.
    ///
    /// @throws PromptException if there is no such file, it is too large, or it is not UTF-8
    String read() {
        if (Files.isDirectory(path)) {
            throw new PromptException(String.format(Locale.ROOT, "%s is a folder. Choose a prompt file in it.", path));
        }
        if (!Files.exists(path)) {
            throw new PromptException(
                    String.format(Locale.ROOT, "There is no file %s. Check its name and folder.", path));
        }
        try (var in = Files.newInputStream(path)) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw place().error("the file has more than 10 MB, which no prompt set needs. Choose another file.");
            }
            return decode(bytes);
        } catch (IOException e) {
            throw new PromptException(
                    String.format(Locale.ROOT, "%s cannot be read. Check that you may open it.", path), e);
        }
    }

    private String decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        var text = out.flip().toString();
        if (result.isError()) {
            long line = text.chars().filter(c -> c == '\n').count() + 1;
            int column = text.length() - text.lastIndexOf('\n');
            throw new FilePosition(name(), line, column)
                    .error("the file is not UTF-8 text. Save it with the encoding UTF-8.");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /// Replaces the file by `text`; at any moment either the old or the new text is there, never a part.
    ///
    /// @throws PromptException if it cannot be written
    void write(String text) {
        var folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new PromptException(
                    String.format(Locale.ROOT, "%s cannot be written. Check that its folder exists.", path));
        }
        try {
            AtomicFile.write(path, text);
        } catch (UserException e) {
            throw new PromptException(String.valueOf(e.getMessage()), e);
        }
    }
}
