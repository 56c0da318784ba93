package org.spinoscope.figure.write;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.spinoscope.basis.MendableException;

/// Puts whole files in place or none: readers never see half a figure, and a failure leaves the old one.
final class Placing {

    private Placing() {}

    static void write(Path file, byte[] content) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new MendableException("%s is a folder; give the name of a file to write.".formatted(file));
        }
        try {
            Files.createDirectories(folder);
            var draft = Files.createTempFile(folder, ".figure", ".part");
            try {
                Files.write(draft, content);
                widenPermissions(draft);
                move(draft, file);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | UnsupportedOperationException failure) {
            throw new MendableException(
                    "Cannot write %s (%s). Choose a folder that can be written to and has room."
                            .formatted(file, reason(failure)),
                    failure);
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Temporary files start private to their owner; figures are for others too.
    private static void widenPermissions(Path draft) throws IOException {
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static String reason(Exception failure) {
        var kind = failure.getClass().getSimpleName().replace("Exception", "");
        return kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
