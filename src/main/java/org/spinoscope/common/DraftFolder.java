package org.spinoscope.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/// A folder that is filled out of sight, so that what it holds gets its place only when all of it is there. Closing
/// removes what was not moved out of it; what a killed process left is removed by the next one.
public final class DraftFolder implements AutoCloseable {

    private final Path path;

    private DraftFolder(Path path) {
        this.path = path;
    }

    /// Makes one inside a folder, which is made too.
    public static DraftFolder in(Path folder) throws IOException {
        Files.createDirectories(folder);
        AtomicFile.deleteAbandonedDrafts(folder);
        var path = Files.createTempDirectory(folder, AtomicFile.draftPrefix());
        var draft = path.resolveSibling(path.getFileName() + AtomicFile.SUFFIX);
        try {
            // Temporary folders start private to their owner; what is exported is for others too.
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            return new DraftFolder(Files.move(path, draft));
        } catch (IOException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    public Path path() {
        return path;
    }

    /// Gives the folder its place, where nothing may be yet.
    public void moveTo(Path place) throws IOException {
        Files.move(path, place);
    }

    @Override
    public void close() {
        try {
            delete(path);
        } catch (IOException e) {
            return; // a later writer removes it
        }
    }

    /// Deletes a file, or a folder with everything in it.
    static void delete(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.deleteIfExists(path);
            return;
        }
        try (var entries = Files.walk(path)) {
            for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        }
    }
}
