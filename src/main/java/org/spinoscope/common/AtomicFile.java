package org.spinoscope.common;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Writes files so that a reader finds either the old content or the whole new one, even after a power failure: the
/// draft's bytes reach the disk before it takes the file's name, and the folder's entry before the call returns.
public final class AtomicFile {

    private static final String PREFIX = ".spinoscope-";
    static final String SUFFIX = ".part";
    private static final Duration LONGEST_WRITE = Duration.ofDays(1);

    private AtomicFile() {}

    /// Writes a text in UTF-8.
    ///
    /// @throws UserException if the folder cannot be written or is full
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Writes bytes, making the folder if it is not there.
    ///
    /// @throws UserException if the folder cannot be written or is full
    public static void write(Path file, byte[] content) {
        write(file, channel -> {
            for (var rest = ByteBuffer.wrap(content); rest.hasRemaining(); ) {
                channel.write(rest);
            }
        });
    }

    /// The content of a file too large for memory.
    public interface Content {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    /// Writes piece by piece, making the folder if it is not there. Whatever `content` throws, nothing is left behind
    /// and the old file stays.
    ///
    /// @throws UserException if the folder cannot be written or is full
    public static void write(Path file, Content content) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new UserException(
                    String.format(Locale.ROOT, "%s is a folder; give the name of a file to write.", file));
        }
        try {
            Files.createDirectories(folder);
            deleteAbandonedDrafts(folder);
            var draft = Files.createTempFile(folder, draftPrefix(), SUFFIX);
            try {
                try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    content.writeTo(new KeptOpen(channel));
                    channel.force(true);
                }
                widenPermissions(draft);
                move(draft, file);
                forceEntries(folder);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | UnsupportedOperationException failure) {
            throw new UserException(
                    String.format(
                            Locale.ROOT,
                            "Cannot write %s (%s). Choose a folder that can be written to and has room.",
                            file,
                            reason(failure)),
                    failure);
        }
    }

    /// How the name of this process's drafts begins.
    static String draftPrefix() {
        return PREFIX + ProcessHandle.current().pid() + "-";
    }

    /// Deletes the drafts of processes that were killed while they wrote into this folder. It never fails: what cannot
    /// be deleted stays.
    public static void deleteAbandonedDrafts(Path folder) {
        try (var drafts = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (var draft : drafts) {
                if (abandoned(draft)) {
                    DraftFolder.delete(draft);
                }
            }
        } catch (IOException | UncheckedIOException | DirectoryIteratorException unreadable) {
            return; // a draft too many does no harm
        }
    }

    /// Whether its process is gone. Process numbers are used again, so a day-old draft is abandoned in any case.
    private static boolean abandoned(Path draft) throws IOException {
        var name = String.valueOf(draft.getFileName());
        int end = name.indexOf('-', PREFIX.length());
        try {
            long pid = Long.parseLong(name.substring(PREFIX.length(), Math.max(PREFIX.length(), end)));
            return ProcessHandle.of(pid).isEmpty()
                    || Files.getLastModifiedTime(draft)
                            .toInstant()
                            .isBefore(Instant.now().minus(LONGEST_WRITE));
        } catch (NumberFormatException notOurs) {
            return false;
        }
    }

    /// Makes the move itself durable. Windows refuses to open folders and needs no such call.
    private static void forceEntries(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            return; // the content is on the disk; only the name's durability is the file system's own
        }
    }

    /// A channel that its writer may close without closing the file, which is not on the disk yet.
    private record KeptOpen(WritableByteChannel channel) implements WritableByteChannel {

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            return channel.write(bytes);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() {}
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Temporary files start private to their owner; what is exported is for others too.
    private static void widenPermissions(Path draft) throws IOException {
        if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    /// Why, in words: the system's own where it gives any, else what kind of failure it is.
    static String reason(Exception failure) {
        var words = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        if (words == null || failure instanceof UnsupportedOperationException) {
            var kind = failure.getClass().getSimpleName().replace("Exception", "");
            words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        }
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }
}
