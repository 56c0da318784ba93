package org.spinoscope.common;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what a [RecordWriter] wrote; bytes that are damaged end in an exception, never in a large allocation.
final class RecordReader {

    private RecordReader() {}

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(size(in, 1));
    }

    /// A count of things that take at least so many bytes each; one that cannot be true is not
    /// believed.
    private static int size(DataInputStream in, int each) throws IOException {
        int size = in.readInt();
        if (size < 0 || (long) size * each > in.available()) {
            throw new IOException("a length of " + size);
        }
        return size;
    }

    static Object read(RecordType at, DataInputStream in) throws IOException {
        var raw = at.raw();
        if (raw == double.class || raw == Double.class) {
            return in.readDouble();
        } else if (raw == int.class || raw == Integer.class) {
            return in.readInt();
        } else if (raw == long.class || raw == Long.class) {
            return in.readLong();
        } else if (raw == boolean.class || raw == Boolean.class) {
            return in.readBoolean();
        } else if (raw == String.class) {
            return new String(bytes(in), StandardCharsets.UTF_8);
        } else if (raw.isEnum()) {
            var name = new String(bytes(in), StandardCharsets.UTF_8);
            return Arrays.stream(raw.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + name));
        } else if (raw == double[].class) {
            var numbers = new double[size(in, 1) / 8];
            ByteBuffer.wrap(in.readNBytes(8 * numbers.length)).asDoubleBuffer().get(numbers);
            return numbers;
        } else if (raw.isArray()) {
            int length = size(in, 1);
            var array = Array.newInstance(raw.componentType(), length);
            for (int i = 0; i < length; i++) {
                Array.set(array, i, read(at.element(), in));
            }
            return array;
        } else if (raw == Optional.class) {
            return in.readBoolean() ? Optional.of(read(at.argument(0), in)) : Optional.empty();
        } else if (Map.class.isAssignableFrom(raw)) {
            var map = new LinkedHashMap<Object, Object>();
            for (int left = size(in, 1); left > 0; left--) {
                map.put(read(at.argument(0), in), read(at.argument(1), in));
            }
            return map;
        } else if (Collection.class.isAssignableFrom(raw)) {
            var all = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                all.add(read(at.argument(0), in));
            }
            return raw == Set.class ? Set.copyOf(all) : List.copyOf(all);
        }
        return record(raw.isSealed() ? at.permitted().get(in.readByte()) : at, in);
    }

    private static Object record(RecordType at, DataInputStream in) throws IOException {
        var components = at.raw().getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            types[i] = components[i].getType();
            values[i] = read(at.of(components[i]), in);
        }
        try {
            var constructor = at.raw().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IOException("no " + at.raw().getSimpleName() + " can be made of this", e);
        }
    }
}
