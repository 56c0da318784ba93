package org.spinoscope.gpt2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spinoscope.common.JsonError;

/// A safetensors file, memory-mapped: eight bytes of header length, a JSON header, then the tensors' bytes.
///
/// Everything the header claims is checked against the file before a single tensor is touched, so a hostile file can
/// neither be read outside its bounds nor make the reader allocate more than the header's own size.
final class SafetensorsFile {

    private static final int LENGTH_BYTES = 8;
    private static final long LARGEST_HEADER = 4L << 20;
    private static final long LARGEST_TENSOR = 1L << 30;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /// Where a tensor lies.
    ///
    /// @param type the file's name of the number format: F32, F16, BF16, …
    /// @param begin first byte, counted from the end of the header
    /// @param end the byte after the last
    record Entry(String name, String type, long[] shape, long begin, long end) {}

    private final Path path;
    private final MemorySegment data;
    private final Map<String, Entry> entries;

    private SafetensorsFile(Path path, MemorySegment data, Map<String, Entry> entries) {
        this.path = path;
        this.data = data;
        this.entries = entries;
    }

    /// Maps a file for as long as `arena` lives.
    ///
    /// @throws CheckpointException if it cannot be read or its header is not sound
    static SafetensorsFile map(Path path, Arena arena) {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long size = channel.size();
            if (Files.isDirectory(path)) {
                throw bad(path, "is a folder where a file of weights is needed.");
            }
            if (size < LENGTH_BYTES) {
                throw bad(path, "is only " + size + " bytes long, so it was cut short. Fetch it again.");
            }
            var length = ByteBuffer.allocate(LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            readFully(channel, length, 0, path);
            long header = length.getLong(0);
            if (header < 2 || header > size - LENGTH_BYTES) {
                throw bad(
                        path,
                        "claims a header of " + Long.toUnsignedString(header) + " bytes but has only "
                                + (size - LENGTH_BYTES)
                                + " after that claim. Fetch it again: it was cut short or is no safetensors file.");
            }
            if (header > LARGEST_HEADER) {
                throw bad(
                        path,
                        "has a header of " + header + " bytes, far more than a GPT-2 needs. Choose another file.");
            }
            var json = ByteBuffer.allocate((int) header);
            readFully(channel, json, LENGTH_BYTES, path);
            long available = size - LENGTH_BYTES - header;
            var entries = parse(json.array(), path);
            check(entries, available, path);
            var data = channel.map(FileChannel.MapMode.READ_ONLY, LENGTH_BYTES + header, available, arena);
            return new SafetensorsFile(path, data, Collections.unmodifiableMap(entries));
        } catch (IOException e) {
            throw new CheckpointException(
                    path + " cannot be read (" + e + "). Fetch it again, or make sure that you may read it.", e);
        }
    }

    Path path() {
        return path;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    /// A tensor's bytes in the mapped file, little-endian.
    ByteBuffer bytes(Entry entry) {
        if (entry.end() - entry.begin() > LARGEST_TENSOR) {
            throw bad(
                    path,
                    "holds " + entry.name() + " of more than 1 GiB, larger than any GPT-2's. Choose another file.");
        }
        return data.asSlice(entry.begin(), entry.end() - entry.begin())
                .asByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void readFully(FileChannel channel, ByteBuffer into, long from, Path path) throws IOException {
        while (into.hasRemaining()) {
            if (channel.read(into, from + into.position()) < 0) {
                throw bad(path, "ended while it was read. Fetch it again.");
            }
        }
    }

    private static Map<String, Entry> parse(byte[] header, Path path) {
        var entries = new LinkedHashMap<String, Entry>();
        try (var parser = JSON.createParser(header)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT, path, "its header is no JSON object");
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                parser.nextToken();
                if (name.equals("__metadata__")) {
                    parser.skipChildren();
                } else {
                    entries.put(name, entry(name, parser, path));
                }
            }
            expect(parser.currentToken() == JsonToken.END_OBJECT, path, "its header ends early");
            expect(parser.nextToken() == null, path, "something follows its header's object");
            return entries;
        } catch (JsonProcessingException e) {
            throw new CheckpointException(
                    path + " has a malformed header: " + JsonError.of(e).words() + ". Fetch the file again.", e);
        } catch (IOException e) {
            throw new CheckpointException(
                    path + " has a malformed header: " + firstLine(e.toString()) + ". Fetch the file again.", e);
        }
    }

    private static Entry entry(String name, JsonParser parser, Path path) throws IOException {
        expect(parser.currentToken() == JsonToken.START_OBJECT, path, name + " is no tensor description");
        String type = "";
        long[] shape = null;
        long[] offsets = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var field = parser.currentName();
            parser.nextToken();
            switch (field) {
                case "dtype" -> type = parser.getValueAsString("");
                case "shape" -> shape = longs(parser, name, path);
                case "data_offsets" -> offsets = longs(parser, name, path);
                default -> parser.skipChildren();
            }
        }
        if (type.isEmpty() || shape == null || offsets == null || offsets.length != 2) {
            throw bad(
                    path,
                    "describes " + name
                            + " incompletely: dtype, shape and two data_offsets are needed. Fetch the file again.");
        }
        return new Entry(name, type, shape, offsets[0], offsets[1]);
    }

    private static long[] longs(JsonParser parser, String name, Path path) throws IOException {
        expect(parser.currentToken() == JsonToken.START_ARRAY, path, name + " has a shape or offsets that are no list");
        var values = new ArrayList<Long>();
        while (parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            values.add(parser.getLongValue());
            expect(values.size() <= 16, path, name + " has more axes than a tensor can have");
        }
        expect(
                parser.currentToken() == JsonToken.END_ARRAY,
                path,
                name + " has a shape or offsets that are no numbers");
        return values.stream().mapToLong(Long::longValue).toArray();
    }

    private static void check(Map<String, Entry> entries, long available, Path path) {
        for (var entry : entries.values()) {
            if (entry.begin() < 0 || entry.end() < entry.begin() || entry.end() > available) {
                throw bad(
                        path,
                        "is cut short or damaged: " + entry.name() + " should lie at bytes " + entry.begin() + " to "
                                + entry.end() + " of " + available + ". Fetch the file again.");
            }
            var bytes = Dtype.bytes(entry.type());
            if (bytes.isPresent() && size(entry, bytes.getAsInt(), path) != entry.end() - entry.begin()) {
                throw bad(
                        path,
                        "describes " + entry.name() + " as " + entry.type() + Arrays.toString(entry.shape())
                                + " but gives it " + (entry.end() - entry.begin())
                                + " bytes. Fetch the file again.");
            }
        }
        List<Entry> byPlace = entries.values().stream()
                .filter(entry -> entry.end() > entry.begin())
                .sorted(Comparator.comparingLong(Entry::begin))
                .toList();
        for (int i = 1; i < byPlace.size(); i++) {
            if (byPlace.get(i).begin() < byPlace.get(i - 1).end()) {
                throw bad(
                        path,
                        "lets " + byPlace.get(i - 1).name() + " and "
                                + byPlace.get(i).name() + " overlap. Fetch the file again.");
            }
        }
    }

    private static long size(Entry entry, int bytes, Path path) {
        try {
            long size = bytes;
            for (long extent : entry.shape()) {
                if (extent < 0) {
                    throw bad(path, "gives " + entry.name() + " a negative extent. Fetch the file again.");
                }
                size = Math.multiplyExact(size, extent);
            }
            return size;
        } catch (ArithmeticException e) {
            throw new CheckpointException(
                    path + " gives " + entry.name() + " the impossible shape " + Arrays.toString(entry.shape())
                            + ". Fetch the file again.",
                    e);
        }
    }

    private static void expect(boolean holds, Path path, String otherwise) {
        if (!holds) {
            throw bad(path, "is no sound safetensors file: " + otherwise + ". Fetch it again.");
        }
    }

    /// Jackson's messages go on with where in the source it happened, which a header of one line does not need.
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static CheckpointException bad(Path path, String what) {
        return new CheckpointException(path + " " + what);
    }
}
