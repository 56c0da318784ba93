package org.spinoscope.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.UserException;

/// Keeps a second sweep out of a folder. The operating system holds the lock for this process and drops it when the
/// process ends, however it ends; the file `.lock` itself means nothing.
///
/// A whole sweep locks the folder alone; runs of single parts share the folder and lock their parts.
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;
    private final List<FileLock> locks = new ArrayList<>();

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws UserException if another process works in the folder
    static FolderLock whole(SweepFolder folder) {
        var lock = open(folder);
        lock.take(0, Long.MAX_VALUE, false, folder.root() + " is being written by another sweep.");
        return lock;
    }

    /// @throws UserException if a whole sweep, or another process with one of these parts, works in the folder
    static FolderLock parts(SweepFolder folder, List<SweepPlan.Part> parts) {
        var lock = open(folder);
        lock.take(0, 1, true, folder.root() + " is being written by another sweep.");
        for (var part : parts) {
            lock.take(
                    1L + part.part(),
                    1,
                    false,
                    "Part " + part.part() + " of " + folder.root() + " is being written by another process.");
        }
        return lock;
    }

    private static FolderLock open(SweepFolder folder) {
        try {
            Files.createDirectories(folder.root());
            return new FolderLock(FileChannel.open(
                    folder.root().resolve(".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UserException(
                    "Cannot write into " + folder.root() + ". Choose a folder that can be written to.", e);
        }
    }

    private void take(long from, long size, boolean shared, String refusal) {
        @Nullable FileLock lock = null;
        try {
            lock = channel.tryLock(from, size, shared);
        } catch (OverlappingFileLockException e) {
            lock = null; // this very process, in another thread
        } catch (IOException e) {
            close();
            throw new UserException("The file system under this folder cannot lock files. Choose another folder.", e);
        }
        if (lock == null) {
            close();
            throw new UserException(refusal + " Wait until it has ended, or choose another folder.");
        }
        locks.add(lock);
    }

    @Override
    public void close() {
        try {
            channel.close(); // releases the locks
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
