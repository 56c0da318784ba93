package org.spinoscope.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static void assertOnly(Path file) throws IOException {
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }
}
