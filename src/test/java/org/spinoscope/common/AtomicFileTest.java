package org.spinoscope.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void makesTheFolderAndReplacesWhatWasThere() throws IOException {
        var file = folder.resolve("new/a.txt");
        AtomicFile.write(file, "first, and longer");
        AtomicFile.write(file, "second");
        assertThat(file).hasContent("second");
        assertOnly(file);
    }

    @Test
    void workThatIsCancelledInTheMiddleLeavesTheOldFileAlone() throws IOException {
        var file = folder.resolve("a.bin");
        AtomicFile.write(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.wrap(new byte[1000]));
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("old");
        assertOnly(file);
    }

    @Test
    void aFullDiskIsTheUsersToMend() throws IOException {
        var file = folder.resolve("a.bin");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file.toString());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void draftsOfKilledProcessesAreDeletedAndThoseOfLivingOnesStay() throws IOException {
        long gone = Long.MAX_VALUE;
        var abandoned = Files.createFile(folder.resolve(".spinoscope-" + gone + "-1.part"));
        var old = Files.createFile(
                folder.resolve(".spinoscope-" + ProcessHandle.current().pid() + "-2.part"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        var written = Files.createFile(
                folder.resolve(".spinoscope-" + ProcessHandle.current().pid() + "-3.part"));
        var foreign = Files.createFile(folder.resolve(".spinoscope-notes.part"));
        AtomicFile.write(folder.resolve("a.txt"), "a");
        assertThat(abandoned).doesNotExist();
        assertThat(old).doesNotExist();
        assertThat(written).exists();
        assertThat(foreign).exists();
    }

    private static void assertOnly(Path file) throws IOException {
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
