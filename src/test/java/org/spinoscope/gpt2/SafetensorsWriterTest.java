package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.common.UserException;

class SafetensorsWriterTest {

    @TempDir
    private Path temp;

    private static SafetensorsWriter some() {
        return new SafetensorsWriter()
                .metadata("prompt", "Grüße, “Welt”\n")
                .add("tokens", 1L, -2L, Long.MAX_VALUE)
                .add("ids", new int[] {7, -8})
                .add(
                        "blocks.0.attn.hook_z",
                        new Tensor(new float[] {1, 2, Float.NEGATIVE_INFINITY, -0f, 5, 6}, 1, 2, 3))
                .add("empty", new Tensor(new float[0], 0, 4))
                .add("scalar", () -> new Tensor(new float[] {9}));
    }

    private static SafetensorsFile.Entry entry(SafetensorsFile file, String name) {
        return Objects.requireNonNull(file.entries().get(name), name);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        var file = temp.resolve("new/folder/trace.safetensors");
        some().write(file);
        try (var arena = Arena.ofConfined()) {
            var read = SafetensorsFile.map(file, arena);
            assertThat(read.entries().keySet())
                    .containsExactly("tokens", "ids", "blocks.0.attn.hook_z", "empty", "scalar");
            var tokens = entry(read, "tokens");
            assertThat(tokens.type()).isEqualTo("I64");
            assertThat(tokens.shape()).containsExactly(3);
            assertThat(read.bytes(tokens).asLongBuffer().get(2)).isEqualTo(Long.MAX_VALUE);
            var ids = read.bytes(entry(read, "ids")).asIntBuffer();
            assertThat(new int[] {ids.get(0), ids.get(1)}).containsExactly(7, -8);
            var z = entry(read, "blocks.0.attn.hook_z");
            assertThat(z.type()).isEqualTo("F32");
            assertThat(z.shape()).containsExactly(1, 2, 3);
            var values = new float[6];
            read.bytes(z).asFloatBuffer().get(values);
            assertThat(values).containsExactly(1, 2, Float.NEGATIVE_INFINITY, -0f, 5, 6);
            assertThat(entry(read, "scalar").shape()).isEmpty();
        }
    }

    @Test
    void tensorsBeginAligned() throws IOException {
        var file = temp.resolve("a.safetensors");
        some().write(file);
        var bytes = java.nio.ByteBuffer.wrap(Files.readAllBytes(file)).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getLong(0) % 8).isZero();
        assertThat(bytes.getLong((int) bytes.getLong(0) + 8)).isEqualTo(1);
    }

    @Test
    void theSameTensorsGiveTheSameBytes() throws IOException {
        some().write(temp.resolve("a"));
        some().write(temp.resolve("b"));
        assertThat(Files.mismatch(temp.resolve("a"), temp.resolve("b"))).isEqualTo(-1);
    }

    @Test
    void aTensorOfManyBlocksIsWhole() {
        var many = new float[100_003];
        for (int i = 0; i < many.length; i++) {
            many[i] = i;
        }
        new SafetensorsWriter().add("many", new Tensor(many, many.length)).write(temp.resolve("many"));
        try (var arena = Arena.ofConfined()) {
            var read = SafetensorsFile.map(temp.resolve("many"), arena);
            var back = new float[many.length];
            read.bytes(entry(read, "many")).asFloatBuffer().get(back);
            assertThat(back).isEqualTo(many);
        }
    }

    @Test
    void afterAFailureTheOldFileStandsAndNothingElse() throws IOException {
        var file = temp.resolve("kept");
        Files.writeString(file, "old");
        var writer = new SafetensorsWriter()
                .add(
                        "a",
                        () -> {
                            throw new java.util.concurrent.CancellationException("not wanted");
                        },
                        2);
        assertThatThrownBy(() -> writer.write(file)).isInstanceOf(java.util.concurrent.CancellationException.class);
        assertThat(file).hasContent("old");
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(file);
        }
        some().write(file);
        assertThat(Files.size(file)).isGreaterThan(100);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsTheUsersToMend() throws IOException {
        Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> some().write(temp.resolve("file/below")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("Cannot write");
        assertThatThrownBy(() -> some().write(temp))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void oneNameTwiceIsADefect() {
        assertThatThrownBy(() -> some().add("ids", 1L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> some().add("__metadata__", 1L)).isInstanceOf(IllegalArgumentException.class);
    }
}
