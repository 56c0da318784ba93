package org.spinoscope.basis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes files so that a reader finds either the old content or the whole new one.
public final class AtomicFile {

    private AtomicFile() {}

    /// Writes a text in UTF-8.
    ///
    /// @throws MendableException if the folder cannot be written or is full
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes bytes, making the folder if it is not there.
    ///
    /// @throws MendableException if the folder cannot be written or is full
    public static void write(Path file, byte[] bytes) {
        var target = file.toAbsolutePath();
        var folder = target.getParent();
        try {
            Files.createDirectories(folder);
            var part = Files.createTempFile(folder, target.getFileName() + ".", ".part");
            try {
                Files.write(part, bytes);
                move(part, target);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new MendableException(
                    file + " cannot be written (" + e.getMessage() + "). Choose a folder you may write to that has room.",
                    e);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
