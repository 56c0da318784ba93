package org.spinoscope.gpt2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A safetensors file read by other means than the program's own.
public record TraceFile(JsonNode header, ByteBuffer body) {

    public static TraceFile read(Path file) {
        try {
            var all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            int length = Math.toIntExact(all.getLong());
            var json = new byte[length];
            all.get(json);
            return new TraceFile(
                    new ObjectMapper().readTree(new String(json, StandardCharsets.UTF_8)),
                    all.slice().order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode metadata() {
        return header.get("__metadata__");
    }

    public List<String> names() {
        var names = new ArrayList<String>();
        header.fieldNames().forEachRemaining(names::add);
        names.remove("__metadata__");
        return names;
    }

    public int[] shape(String name) {
        return Golden.ints(header.get(name).get("shape"));
    }

    public float[] values(String name) {
        var part = part(name, "F32").asFloatBuffer();
        var values = new float[part.remaining()];
        part.get(values);
        return values;
    }

    public long[] tokens() {
        var part = part("tokens", "I64").asLongBuffer();
        return IntStream.range(0, part.remaining()).mapToLong(part::get).toArray();
    }

    private ByteBuffer part(String name, String type) {
        var tensor = header.get(name);
        if (tensor == null || !tensor.get("dtype").asText().equals(type)) {
            throw new IllegalArgumentException("no " + type + " tensor " + name);
        }
        int begin = tensor.get("data_offsets").get(0).asInt();
        int end = tensor.get("data_offsets").get(1).asInt();
        return body.slice(begin, end - begin).order(ByteOrder.LITTLE_ENDIAN);
    }
}
