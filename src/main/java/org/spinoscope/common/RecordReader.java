package org.spinoscope.common;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what a [RecordWriter] wrote; bytes that are damaged end in an exception, never in a large allocation.
final class RecordReader {

    /// How a kind of record is made: asking a class for its components takes longer than to read them.
    private record Making(List<RecordType> components, Constructor<?> constructor) {

        static Making of(RecordType at) {
            var components = at.raw().getRecordComponents();
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                var constructor = at.raw().getDeclaredConstructor(types);
                constructor.setAccessible(true);
                return new Making(Arrays.stream(components).map(at::of).toList(), constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("every record has a constructor of its components", e);
            }
        }
    }

    private final DataInputStream in;
    /// By identity: a making holds the types of its components, so that those of a list meet the same ones again.
    private final IdentityHashMap<RecordType, Making> makings = new IdentityHashMap<>();

    private final IdentityHashMap<RecordType, List<RecordType>> permitted = new IdentityHashMap<>();

    RecordReader(DataInputStream in) {
        this.in = in;
    }

    private byte[] bytes() throws IOException {
        return in.readNBytes(size(1));
    }

    /// A count of things that take at least so many bytes each; one that cannot be true is not
    /// believed.
    private int size(int each) throws IOException {
        int size = in.readInt();
        if (size < 0 || (long) size * each > in.available()) {
            throw new IOException("a length of " + size);
        }
        return size;
    }

    Object read(RecordType at) throws IOException {
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
            return new String(bytes(), StandardCharsets.UTF_8);
        } else if (raw.isEnum()) {
            var name = new String(bytes(), StandardCharsets.UTF_8);
            return Arrays.stream(raw.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + name));
        } else if (raw == double[].class) {
            var numbers = new double[size(1) / 8];
            ByteBuffer.wrap(in.readNBytes(8 * numbers.length)).asDoubleBuffer().get(numbers);
            return numbers;
        } else if (raw.isArray()) {
            int length = size(1);
            var array = Array.newInstance(raw.componentType(), length);
            var element = at.element();
            for (int i = 0; i < length; i++) {
                Array.set(array, i, read(element));
            }
            return array;
        } else if (raw == Optional.class) {
            return in.readBoolean() ? Optional.of(read(at.argument(0))) : Optional.empty();
        } else if (Map.class.isAssignableFrom(raw)) {
            var map = new LinkedHashMap<Object, Object>();
            for (int left = size(1); left > 0; left--) {
                map.put(read(at.argument(0)), read(at.argument(1)));
            }
            return map;
        } else if (Collection.class.isAssignableFrom(raw)) {
            var all = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                all.add(read(at.argument(0)));
            }
            return raw == Set.class ? Set.copyOf(all) : List.copyOf(all);
        }
        return record(
                raw.isSealed()
                        ? permitted.computeIfAbsent(at, RecordType::permitted).get(in.readByte())
                        : at);
    }

    private Object record(RecordType at) throws IOException {
        var making = makings.computeIfAbsent(at, Making::of);
        var values = new Object[making.components().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(making.components().get(i));
        }
        try {
            return making.constructor().newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IOException("no " + at.raw().getSimpleName() + " can be made of this", e);
        }
    }
}
