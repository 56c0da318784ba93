package org.spinoscope.common.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Folders whose n-th write fails as if the disk were full; a write is a file, folder or link that is made, bytes that
/// are written, forced to the disk, or a name that is changed.
public final class FaultyDisk {

    private final FaultyFileSystem disk = new FaultyFileSystem(this);
    private long writes;
    private long failing = Long.MAX_VALUE;
    private boolean stays;
    private String failed = "";

    /// The same folder, seen through this disk.
    public Path see(Path folder) {
        return new FaultyPath(disk, folder.toAbsolutePath());
    }

    /// Counts writes anew and lets the n-th fail.
    ///
    /// @param stays whether those after it fail too
    public synchronized void fail(long n, boolean stays) {
        this.writes = 0;
        this.failing = n;
        this.stays = stays;
        this.failed = "";
    }

    /// What has failed, such as `write model.safetensors`; empty if nothing has.
    public synchronized String failed() {
        return failed;
    }

    synchronized void before(String what, Path path) throws IOException {
        writes++;
        if (writes == failing || (stays && writes > failing)) {
            if (failed.isEmpty()) {
                failed = what + " " + path.getFileName();
            }
            throw what.equals("write") || what.equals("force")
                    ? new IOException("No space left on device")
                    : new FileSystemException(path.toString(), null, "No space left on device");
        }
    }
}
