package org.spinoscope.common;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file system in memory that is soon full. Only root on Linux may mount one; elsewhere the test is left out.
public final class SmallDisk implements AutoCloseable {

    private final Path root;
    private final Path ballast;

    private SmallDisk(Path root) {
        this.root = root;
        this.ballast = root.resolve("ballast");
    }

    /// Mounts one of so many kB on a folder.
    public static SmallDisk mount(Path folder, int kilobytes) throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name").startsWith("Linux") && "root".equals(System.getProperty("user.name")));
        var root = Files.createDirectories(folder);
        int code = new ProcessBuilder(
                        "mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "spinoscope-test", root.toString())
                .inheritIO()
                .start()
                .waitFor();
        assumeTrue(code == 0, "this root may not mount");
        return new SmallDisk(root);
    }

    public Path root() {
        return root;
    }

    /// Leaves so many kB free.
    public void leave(int kilobytes) throws IOException {
        Files.deleteIfExists(ballast);
        FileStore store = Files.getFileStore(root);
        long size = store.getUsableSpace() - kilobytes * 1024L;
        try (var file = new RandomAccessFile(ballast.toFile(), "rw")) {
            var zeros = new byte[4096];
            for (long left = size; left > 0; left -= zeros.length) {
                file.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            new ProcessBuilder("umount", "--lazy", root.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
