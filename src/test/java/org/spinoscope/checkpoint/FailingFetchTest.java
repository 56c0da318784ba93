package org.spinoscope.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.Progress;
import org.spinoscope.common.disk.EveryWrite;

/// A fetch of a newer commit on a disk of which any write fails: the older one stays as it was.
class FailingFetchTest {

    private static final String REPO = "someone/small-gpt2";
    private static final String LATER = "89abcdef0123456789abcdef0123456789abcdef";

    @TempDir
    private Path temp;

    @Test
    void whatWasFetchedBeforeStays() throws Exception {
        try (var hub = LocalHub.withGpt2(REPO)) {
            int writes = new EveryWrite(temp.resolve("home"))
                    .mixed()
                    .ignoring(name -> name.endsWith(".incomplete"))
                    .fails(folder -> fetch(hub, folder), folder -> {
                        hub.commit = LATER;
                        hub.put("merges.txt", "#version: 0.2\na a\n");
                        hub.put("model.safetensors", new byte[200_000]);
                        fetch(hub, folder);
                        assertThat(temp.resolve("home/.cache/huggingface/hub/models--someone--small-gpt2/snapshots")
                                        .resolve(LATER)
                                        .resolve("model.safetensors"))
                                .hasBinaryContent(hub.bytes("model.safetensors"));
                    });
            assertThat(writes).isGreaterThan(15);
        }
    }

    private static void fetch(LocalHub hub, Path home) {
        KilledWrites.fetch(hub.endpoint(), home, Progress.NONE);
    }
}
