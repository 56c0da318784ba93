package org.spinoscope.gpt2;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.spinoscope.common.AtomicFile;

/// Collects named arrays and writes them as one safetensors file.
///
/// Tensors lie without gaps in the order they were added; add eight-byte numbers first and every tensor is aligned. The
/// same tensors and metadata give the same bytes.
///
/// ```java
/// new SafetensorsWriter().metadata("prompt", text).add("logits", logits).add("tokens", ids).write(file);
/// ```
public final class SafetensorsWriter {

    private static final int ALIGNMENT = 8;
    private static final int BLOCK = 1 << 16;

    /// Values that are produced when they are written.
    private record Pending(String type, int bytes, int[] shape, Supplier<Values> values) {

        long size() {
            long size = bytes;
            for (int extent : shape) {
                size = Math.multiplyExact(size, extent);
            }
            return size;
        }
    }

    /// So many numbers, each put at the end of a buffer.
    private record Values(int count, Put put) {
        private interface Put {
            void one(int index, ByteBuffer into);
        }
    }

    private final SequencedMap<String, Pending> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new TreeMap<>();

    /// Adds a line to the file's `__metadata__`.
    public SafetensorsWriter metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /// Adds an F32 tensor.
    public SafetensorsWriter add(String name, Tensor tensor) {
        return add(name, () -> tensor, tensor.shape());
    }

    /// Adds an F32 tensor that is computed only when it is written, so that a large file never has to fit in memory.
    ///
    /// @param tensor called once by [#write], after the tensors added before; must have `shape`
    public SafetensorsWriter add(String name, Supplier<Tensor> tensor, int... shape) {
        return put(name, "F32", Float.BYTES, shape, () -> {
            var computed = tensor.get();
            if (!Arrays.equals(computed.shape(), shape)) {
                throw new IllegalStateException(name + " came as " + computed + ", not as " + Arrays.toString(shape));
            }
            return new Values(computed.data().length, (i, into) -> into.putFloat(computed.data()[i]));
        });
    }

    /// Adds an F16 tensor.
    ///
    /// @param values in row-major order, each rounded to the nearest float16
    public SafetensorsWriter addHalf(String name, float[] values, int... shape) {
        return put(
                name,
                "F16",
                Short.BYTES,
                shape,
                () -> new Values(values.length, (i, into) -> into.putShort(Float.floatToFloat16(values[i]))));
    }

    /// Adds an I64 tensor of one axis.
    public SafetensorsWriter add(String name, long... values) {
        var kept = values.clone();
        return put(
                name,
                "I64",
                Long.BYTES,
                new int[] {kept.length},
                () -> new Values(kept.length, (i, into) -> into.putLong(kept[i])));
    }

    /// Adds an I32 tensor of one axis.
    public SafetensorsWriter add(String name, int[] values) {
        var kept = values.clone();
        return put(
                name,
                "I32",
                Integer.BYTES,
                new int[] {kept.length},
                () -> new Values(kept.length, (i, into) -> into.putInt(kept[i])));
    }

    private SafetensorsWriter put(String name, String type, int bytes, int[] shape, Supplier<Values> values) {
        if (name.equals("__metadata__")
                || tensors.putIfAbsent(name, new Pending(type, bytes, shape.clone(), values)) != null) {
            throw new IllegalArgumentException("There is a tensor " + name + " already");
        }
        return this;
    }

    /// Writes the file beside its place and moves it there when it is whole; what stood there before is replaced.
    ///
    /// If anything fails, nothing is left behind and what stood there before remains.
    ///
    /// @throws org.spinoscope.common.UserException if the place cannot be written
    public void write(Path file) {
        AtomicFile.write(file, this::write);
    }

    private void write(WritableByteChannel channel) throws IOException {
        var header = header();
        var start = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
        drain(channel, start.putLong(header.length).put(header));
        var block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        for (var tensor : tensors.values()) {
            var values = tensor.values().get();
            for (int i = 0; i < values.count(); i++) {
                if (block.remaining() < tensor.bytes()) {
                    drain(channel, block);
                }
                values.put().one(i, block);
            }
            drain(channel, block);
        }
    }

    private static void drain(WritableByteChannel channel, ByteBuffer block) throws IOException {
        block.flip();
        while (block.hasRemaining()) {
            channel.write(block);
        }
        block.clear();
    }

    /// The JSON header, padded with spaces so that the tensors begin at a multiple of eight bytes.
    private byte[] header() throws IOException {
        var json = JsonMapper.builder().build();
        var root = json.createObjectNode();
        if (!metadata.isEmpty()) {
            var lines = root.putObject("__metadata__");
            metadata.forEach(lines::put);
        }
        long at = 0;
        for (var tensor : tensors.entrySet()) {
            var node = root.putObject(tensor.getKey())
                    .put("dtype", tensor.getValue().type());
            var shape = node.putArray("shape");
            Arrays.stream(tensor.getValue().shape()).forEach(shape::add);
            long end = at + tensor.getValue().size();
            node.putArray("data_offsets").add(at).add(end);
            at = end;
        }
        var text = json.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        int padded = Math.ceilDiv(text.length, ALIGNMENT) * ALIGNMENT;
        var header = Arrays.copyOf(text, padded);
        Arrays.fill(header, text.length, padded, (byte) ' ');
        return header;
    }
}
