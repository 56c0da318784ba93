package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.disk.EveryWrite;

/// Activations over earlier ones on a disk of which any write fails.
class FailingWritesTest {

    @TempDir
    private Path temp;

    @Test
    void tensorsAreTheOldOnesOrTheNewOnes() throws Exception {
        int writes = new EveryWrite(temp.resolve("tensors"))
                .fails(
                        folder -> tensors(1).write(folder.resolve("a.safetensors")),
                        folder -> tensors(2).write(folder.resolve("a.safetensors")));
        assertThat(writes).as("more than one block").isGreaterThan(6);
    }

    private static SafetensorsWriter tensors(float value) {
        var values = new float[70_000];
        java.util.Arrays.fill(values, value);
        return new SafetensorsWriter().metadata("a", "b").addHalf("x", values, 700, 100);
    }
}
