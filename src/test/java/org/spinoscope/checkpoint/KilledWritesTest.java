package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.common.SmallDisk;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.state.SessionFile;

/// Killed at any moment, and on a disk that fills at any write: nothing that was saved before is lost or half.
class KilledWritesTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasSavedSurvivesAKillAtAnyMoment() throws Exception {
        assertThat(new KilledWrites(folder, 1).run(4)).isEmpty();
    }

    @Test
    void aFullDiskKeepsTheOldSessionWhole() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 256)) {
            var file = disk.root().resolve("session.json");
            SessionFile.write(file, KilledWrites.session(1));
            var old = Files.readAllBytes(file);
            int refused = 0;
            for (int free = 0; free < 64; free += 4) {
                disk.leave(free);
                try {
                    SessionFile.write(file, KilledWrites.session(2));
                    Files.write(file, old);
                } catch (UserException e) {
                    assertThat(e).hasMessageContaining(file.toString());
                    refused++;
                    assertThat(file).hasBinaryContent(old);
                    assertThat(disk.root()).isDirectoryNotContaining("glob:**.part");
                }
            }
            assertThat(refused)
                    .as("the disk was full at some writes and not at all of them")
                    .isBetween(1, 15);
        }
    }

    @Test
    void aDiskThatFillsDuringAFetchIsSaidAndAFetchWithRoomEndsIt() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 1024);
                var hub = LocalHub.withGpt2("someone/small-gpt2")) {
            for (int free = 0; free < 320; free += 40) {
                disk.leave(free);
                assertThatThrownBy(() -> KilledWrites.fetch(hub.endpoint(), disk.root(), Progress.NONE))
                        .as("%d kB free", free)
                        .isInstanceOf(UserException.class)
                        .message()
                        .containsAnyOf("room", "space");
            }
            disk.leave(600);
            KilledWrites.fetch(hub.endpoint(), disk.root(), Progress.NONE);
            var model = disk.root().resolve(".cache/huggingface/hub/models--someone--small-gpt2/snapshots");
            assertThat(model.resolve(LocalHub.COMMIT).resolve("model.safetensors"))
                    .hasBinaryContent(hub.bytes("model.safetensors"));
        }
    }
}
