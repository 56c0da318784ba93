package org.spinoscope.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that the program reads, and its reader.
///
/// @param file where the reader looks for it; what else the reader needs is there already
/// @param original a good content
/// @param every how seldom it has its turn: 1 for quick readers, more for slow ones
public record FuzzSubject(Path file, byte[] original, int every, Reader reader) {

    /// Reads the file: accepts it or throws a [org.spinoscope.common.UserException].
    public interface Reader {
        void read(Path file) throws Exception;
    }

    /// A quick reader of a file of the test's resources.
    public static FuzzSubject copy(Path source, Path file, Reader reader) throws IOException {
        Files.createDirectories(file.resolveSibling(".").normalize());
        return new FuzzSubject(file, Files.readAllBytes(source), 1, reader);
    }

    /// A quick reader of a text.
    public static FuzzSubject text(String text, Path file, Reader reader) throws IOException {
        Files.createDirectories(file.resolveSibling(".").normalize());
        return new FuzzSubject(file, text.getBytes(StandardCharsets.UTF_8), 1, reader);
    }

    /// A quick reader of a file that the program has written.
    public static FuzzSubject written(Path file, Reader reader) throws IOException {
        return new FuzzSubject(file, Files.readAllBytes(file), 1, reader);
    }

    public FuzzSubject seldom(int times) {
        return new FuzzSubject(file, original, times, reader);
    }
}
