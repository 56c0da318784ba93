package org.spinoscope.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.spinoscope.common.Progress;

/// A copy of a seeded checkpoint that a test may spoil.
public record DoctoredCheckpoint(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public static DoctoredCheckpoint copyOf(String name, Path into) throws IOException {
        var folder = Files.createDirectories(into.resolve(name));
        try (var files = Files.list(Golden.checkpoint(name))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return new DoctoredCheckpoint(folder);
    }

    Gpt2 load() {
        return Gpt2.load(folder, new ModelIdentity("doctored", "doctored"), Progress.NONE);
    }

    Path weights() {
        return folder.resolve("model.safetensors");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }

    /// Changes the configuration.
    void config(Consumer<ObjectNode> change) throws IOException {
        var json = (ObjectNode) JSON.readTree(file("config.json").toFile());
        change.accept(json);
        JSON.writeValue(file("config.json").toFile(), json);
    }

    /// Changes the weight file's header and leaves the tensors' bytes.
    void header(Consumer<ObjectNode> change) throws IOException {
        var json = (ObjectNode) JSON.readTree(headerBytes());
        change.accept(json);
        header(JSON.writeValueAsString(json));
    }

    /// Replaces the header's text.
    void header(String text) throws IOException {
        write(text.getBytes(StandardCharsets.UTF_8), body());
    }

    /// Puts the bytes of these float32 values at a place inside a tensor.
    public void values(String tensor, int at, float... values) throws IOException {
        var body = ByteBuffer.wrap(body()).order(ByteOrder.LITTLE_ENDIAN);
        int begin = JSON.readTree(headerBytes())
                .get(tensor)
                .get("data_offsets")
                .get(0)
                .asInt();
        for (int i = 0; i < values.length; i++) {
            body.putFloat(begin + 4 * (at + i), values[i]);
        }
        write(headerBytes(), body.array());
    }

    /// Appends a tensor.
    void append(String name, String type, long[] shape, byte[] bytes) throws IOException {
        var body = body();
        var longer = Arrays.copyOf(body, body.length + bytes.length);
        System.arraycopy(bytes, 0, longer, body.length, bytes.length);
        var json = (ObjectNode) JSON.readTree(headerBytes());
        describe(json, name, type, body.length, longer.length, shape);
        write(JSON.writeValueAsBytes(json), longer);
    }

    static void describe(ObjectNode header, String name, String type, long begin, long end, long... shape) {
        var tensor = header.putObject(name).put("dtype", type);
        var extents = tensor.putArray("shape");
        Arrays.stream(shape).forEach(extents::add);
        tensor.putArray("data_offsets").add(begin).add(end);
    }

    private byte[] headerBytes() throws IOException {
        var all = Files.readAllBytes(weights());
        int length = (int) ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Arrays.copyOfRange(all, 8, 8 + length);
    }

    private byte[] body() throws IOException {
        var all = Files.readAllBytes(weights());
        return Arrays.copyOfRange(all, 8 + headerBytes().length, all.length);
    }

    private void write(byte[] header, byte[] body) throws IOException {
        var all = ByteBuffer.allocate(8 + header.length + body.length).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(weights(), all.putLong(header.length).put(header).put(body).array());
    }

    /// The folder is refused in one sentence that says what is wrong and what to do.
    void refused(String... says) {
        assertThatExceptionOfType(CheckpointException.class)
                .isThrownBy(() -> load().close())
                .satisfies(e -> assertThat(e.getMessage())
                        .contains(says)
                        .endsWith(".")
                        .containsPattern("(Fetch|Use|Choose|Set|Put|Save|needs|make sure)\\b")
                        .doesNotContain("\n")
                        .hasSizeLessThan(420));
    }
}
