package org.spinoscope.sweep;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.spinoscope.common.UserException;

/// Keeps a second sweep out of a folder. The operating system holds the lock for this process and drops it when the
/// process ends, however it ends; the file `.lock` itself means nothing.
///
/// A whole sweep locks the folder alone; runs of single parts share the folder and lock their parts.
final class FolderLock implements AutoCloseable {

    /// What this process has locked. On POSIX systems closing any channel to a file drops all the process's locks on
    /// it, so a folder that is in here is never opened a second time.
    private static final Set<Path> OWN = new HashSet<>();

    private static final int ATTEMPTS = 3;
    private static final int PAUSE = 20; // ms

    private final Path root;
    private final FileChannel channel;
    private final List<FileLock> locks = new ArrayList<>();

    private FolderLock(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /// Whether another process is writing into the folder now.
    static boolean heldElsewhere(SweepFolder folder) {
        synchronized (OWN) {
            var file = file(folder);
            if (OWN.contains(folder.root().toAbsolutePath()) || !Files.exists(file)) {
                return false;
            }
            try (var probe = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return probe.tryLock() == null;
            } catch (IOException | OverlappingFileLockException e) {
                return false; // who may not write here cannot know; the second is this process under another path
            }
        }
    }

    private static Path file(SweepFolder folder) {
        return folder.root().resolve(".lock");
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
        synchronized (OWN) {
            var root = folder.root().toAbsolutePath();
            if (OWN.contains(root)) {
                throw refused(folder.root() + " is being written by another sweep.");
            }
            try {
                Files.createDirectories(root);
                var lock = new FolderLock(
                        root,
                        FileChannel.open(
                                file(folder),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE));
                OWN.add(root);
                return lock;
            } catch (IOException e) {
                throw new UserException(
                        "Cannot write into " + folder.root() + ". Choose a folder that can be written to.", e);
            }
        }
    }

    private static UserException refused(String why) {
        return new UserException(why + " Wait until it has ended, or choose another folder.");
    }

    private void take(long from, long size, boolean shared, String refusal) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var lock = channel.tryLock(from, size, shared);
                if (lock != null) {
                    locks.add(lock);
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE); // it may be no more than somebody's look at the lock
            }
        } catch (OverlappingFileLockException e) {
            close(); // this process, under another path
            throw refused(refusal);
        } catch (IOException e) {
            close();
            throw new UserException("The file system under this folder cannot lock files. Choose another folder.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new CancellationException("Interrupted while waiting for " + root);
        }
        close();
        throw refused(refusal);
    }

    @Override
    public void close() {
        synchronized (OWN) {
            try {
                channel.close(); // releases the locks
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } finally {
                OWN.remove(root);
            }
        }
    }
}
