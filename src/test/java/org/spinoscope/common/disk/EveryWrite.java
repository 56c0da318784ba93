package org.spinoscope.common.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.spinoscope.common.UserException;

/// Tries a writer with each of its writes failing in turn, once for this write alone and once for all that follow.
///
/// Afterwards the folder must be as before or as a success leaves it: nothing that was there is lost or half, and
/// nothing else is left. The failure must be a [UserException] that names a file or folder and says what to do.
public final class EveryWrite {

    private static final String ADVICE = "(?s).*(Choose|Check|Make|Name|Try|Fetch|Give|Write|Remove)\\b.*\\.";

    /// Writes into a folder.
    public interface Writer {
        void write(Path folder) throws Exception;
    }

    private final Path folder;
    private final FaultyDisk disk = new FaultyDisk();
    private boolean mixed;
    private Predicate<String> ignored = name -> false;
    private boolean silent;

    /// @param folder an empty one
    public EveryWrite(Path folder) {
        this.folder = folder;
    }

    /// Leaves files out of the comparison, such as a download's beginning.
    public EveryWrite ignoring(Predicate<String> names) {
        ignored = names;
        return this;
    }

    /// For a writer of several files, each of which may then be the old or the new one.
    public EveryWrite mixed() {
        mixed = true;
        return this;
    }

    /// For a writer that goes on without what it could not write.
    public EveryWrite silent() {
        silent = true;
        return this;
    }

    /// @param first writes what is there before, without faults
    /// @param second is tried
    /// @return how many writes there are
    public int fails(Writer first, Writer second) throws Exception {
        first.write(folder);
        var old = contents();
        var kept = folder.resolveSibling(folder.getFileName() + "-kept");
        copy(folder, kept);
        second.write(folder);
        var fresh = contents();
        int writes = 0;
        for (boolean stays : new boolean[] {true, false}) {
            for (int n = 1; ; n++) {
                copy(kept, folder);
                disk.fail(n, stays);
                boolean done = attempt(second, n);
                var now = contents();
                if (disk.failed().isEmpty()) {
                    assertThat(done && same(now, fresh)).isTrue();
                    writes = n - 1;
                    break;
                }
                assertThat(same(now, fresh) || whole(now, old, fresh) || ((!done || silent) && same(now, old)))
                        .as("write %d failed: %s; there are %s", n, disk.failed(), now.keySet())
                        .isTrue();
            }
        }
        disk.fail(Long.MAX_VALUE, false);
        return writes;
    }

    private boolean attempt(Writer writer, int n) throws Exception {
        try {
            writer.write(disk.see(folder));
            return true;
        } catch (UserException e) {
            assertThat(e.getMessage())
                    .as("write %d failed: %s", n, disk.failed())
                    .contains(String.valueOf(folder.getFileName()))
                    .matches(ADVICE);
            return false;
        }
    }

    private boolean whole(Map<String, byte[]> now, Map<String, byte[]> old, Map<String, byte[]> fresh) {
        return mixed
                && now.keySet().containsAll(old.keySet())
                && now.entrySet().stream()
                        .allMatch(file -> same(file.getValue(), old.get(file.getKey()))
                                || same(file.getValue(), fresh.get(file.getKey())));
    }

    private static boolean same(Map<String, byte[]> a, Map<String, byte[]> b) {
        return a.keySet().equals(b.keySet())
                && a.entrySet().stream().allMatch(file -> same(file.getValue(), b.get(file.getKey())));
    }

    private static boolean same(byte[] a, byte[] b) {
        return Arrays.equals(a, b);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(to)) {
            try (var files = Files.walk(to)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    if (!file.equals(to)) {
                        Files.delete(file);
                    }
                }
            }
        }
        Files.createDirectories(to);
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                if (!file.equals(from)) {
                    Files.copy(file, to.resolve(from.relativize(file)), LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private Map<String, byte[]> contents() throws IOException {
        var contents = new TreeMap<String, byte[]>();
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                if (Files.isRegularFile(file)) {
                    contents.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                } else if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    contents.put(folder.relativize(file).toString(), new byte[0]);
                }
            }
        }
        contents.keySet().removeIf(ignored);
        return contents;
    }
}
