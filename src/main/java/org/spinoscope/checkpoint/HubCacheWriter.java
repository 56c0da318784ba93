package org.spinoscope.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.ToLongFunction;

/// Writes one repository of a Hugging Face cache, as its Python library does: `blobs/<etag>`, relative links to them
/// from `snapshots/<commit>/<file>`, and `refs/<branch>`.
///
/// @param folder `models--owner--name`
/// @param link makes links; on systems where it fails the file itself moves into the snapshot
/// @param freeSpace bytes that may still be written where a folder is
record HubCacheWriter(Path folder, Link link, ToLongFunction<Path> freeSpace) {

    /// Makes a symbolic link, or throws where that is not allowed.
    interface Link {

        /// The platform's own.
        Link SYMBOLIC = Files::createSymbolicLink;

        Path create(Path at, Path target, java.nio.file.attribute.FileAttribute<?>... attributes) throws IOException;
    }

    /// Keeps other downloads of the same repository out until it is closed.
    ///
    /// @throws FetchException if another one is under way, in this program or another
    AutoCloseableLock lock() {
        var file = folder.resolveSibling(".locks")
                .resolve(folder.getFileName().toString())
                .resolve("fetch.lock");
        try {
            Files.createDirectories(folder);
            Files.createDirectories(file.resolveSibling(".").normalize());
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                if (channel.tryLock() != null) {
                    return channel::close;
                }
            } catch (OverlappingFileLockException e) {
                // Another thread of this program holds it: the same message.
            } catch (IOException e) {
                channel.close();
                throw e;
            }
            channel.close();
        } catch (IOException e) {
            throw disk(file, e);
        }
        throw new FetchException(
                "Another download of the same checkpoint is under way (it holds " + file + "). Wait for it to end.");
    }

    /// Released by closing.
    interface AutoCloseableLock extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    long freeBytes() {
        return freeSpace.applyAsLong(folder);
    }

    Path blob(String etag) {
        return folder.resolve("blobs").resolve(etag);
    }

    Path snapshot(Revision commit) {
        return folder.resolve("snapshots").resolve(commit.value());
    }

    /// Makes a snapshot's file out of a blob; what was there is replaced in one step.
    void point(Revision commit, String name, Path blob) {
        var pointer = snapshot(commit).resolve(name);
        var parent = pointer.resolveSibling(".").normalize(); // the name may lead into a folder
        try {
            Files.createDirectories(parent);
            if (!Files.exists(blob) && Files.isRegularFile(pointer, LinkOption.NOFOLLOW_LINKS)) {
                return; // moved here before
            }
            var fresh = pointer.resolveSibling("." + pointer.getFileName() + ".tmp");
            try {
                Files.deleteIfExists(fresh);
                link.create(fresh, parent.relativize(blob));
                Files.move(fresh, pointer, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (FileSystemException | UnsupportedOperationException e) {
                Files.deleteIfExists(fresh);
                if (hasLinks()) {
                    throw e; // the disk's fault: moving the blob would leave another snapshot's link without it
                }
                Files.move(blob, pointer, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw disk(pointer, e);
        }
    }

    /// Whether links have been made here before.
    private boolean hasLinks() throws IOException {
        try (var files = Files.walk(folder.resolve("snapshots"))) {
            return files.anyMatch(Files::isSymbolicLink);
        }
    }

    boolean hasRef(String name) {
        return Files.exists(folder.resolve("refs").resolve(name));
    }

    /// Makes a branch or tag stand for a commit.
    void ref(String name, Revision commit) {
        var file = folder.resolve("refs").resolve(name);
        try {
            Files.createDirectories(file.resolveSibling(".").normalize());
            var fresh = folder.resolve(".ref-" + name.replace('/', '-') + ".tmp");
            try {
                Files.writeString(fresh, commit.value());
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw disk(file, e);
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw disk(file, e);
        }
    }

    private static FetchException disk(Path file, IOException e) {
        return new FetchException(
                "Cannot write " + file + " (" + e + "). Check the disk, or name another folder with HF_HUB_CACHE.", e);
    }
}
