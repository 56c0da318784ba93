package org.spinoscope.common;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Records as bytes and back, by the types of their components: numbers, texts, enums, arrays,
/// lists, sets, maps, optionals, other records, and sealed interfaces of records. Bytes name no
/// class, so reading them creates nothing but what the type says.
///
/// @param <T> the record
public final class RecordCodec<T extends Record> {

    private final Class<T> type;

    public RecordCodec(Class<T> type) {
        this.type = type;
    }

    public byte[] encode(T value) {
        var bytes = new ByteArrayOutputStream(1 << 16);
        try {
            write(value, RecordType.of(type), new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("memory is always written to", e);
        }
        return bytes.toByteArray();
    }

    /// @throws IOException if these are not the bytes of such a record
    public T decode(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            var value = type.cast(read(RecordType.of(type), in));
            if (in.available() > 0) {
                throw new IOException("bytes are left over");
            }
            return value;
        } catch (RuntimeException e) {
            throw new IOException("not a " + type.getSimpleName(), e);
        }
    }

    /// Names and types of everything inside: it changes when bytes of before can no longer be read.
    public String schema() {
        var text = new StringBuilder();
        describe(RecordType.of(type), text, new ArrayList<>());
        return text.toString();
    }

    private static void describe(RecordType at, StringBuilder text, List<Type> outer) {
        text.append(at.raw().getTypeName());
        if (outer.contains(at.raw())) {
            return;
        }
        outer.add(at.raw());
        if (at.raw().isRecord()) {
            for (var component : at.raw().getRecordComponents()) {
                text.append(' ').append(component.getName()).append(':');
                describe(at.of(component), text, outer);
            }
        } else if (at.raw().isSealed()) {
            at.permitted().forEach(one -> describe(one, text.append('|'), outer));
        } else {
            at.arguments().forEach(one -> describe(one, text.append(','), outer));
        }
        outer.remove(at.raw());
    }

    private static void write(Object value, RecordType at, DataOutputStream out) throws IOException {
        switch (value) {
            case Double number -> out.writeDouble(number);
            case Integer number -> out.writeInt(number);
            case Long number -> out.writeLong(number);
            case Boolean flag -> out.writeBoolean(flag);
            case String text -> bytes(text.getBytes(StandardCharsets.UTF_8), out);
            case Enum<?> constant -> bytes(constant.name().getBytes(StandardCharsets.UTF_8), out);
            case double[] numbers -> {
                var raw = ByteBuffer.allocate(8 * numbers.length);
                raw.asDoubleBuffer().put(numbers);
                bytes(raw.array(), out);
            }
            case Optional<?> maybe -> {
                out.writeBoolean(maybe.isPresent());
                if (maybe.isPresent()) {
                    write(maybe.get(), at.argument(0), out);
                }
            }
            case java.util.Map<?, ?> map -> {
                out.writeInt(map.size());
                for (var entry : map.entrySet()) {
                    write(entry.getKey(), at.argument(0), out);
                    write(entry.getValue(), at.argument(1), out);
                }
            }
            case java.util.Collection<?> all -> {
                out.writeInt(all.size());
                for (var one : all) {
                    write(one, at.argument(0), out);
                }
            }
            case Record record -> {
                var exact = at;
                if (at.raw().isSealed()) {
                    int which = at.indexOf(record.getClass());
                    out.writeByte(which);
                    exact = at.permitted().get(which);
                }
                for (var component : exact.raw().getRecordComponents()) {
                    write(get(component, record), exact.of(component), out);
                }
            }
            default -> {
                if (!value.getClass().isArray()) {
                    throw new IllegalArgumentException("no way to keep a " + value.getClass());
                }
                int length = java.lang.reflect.Array.getLength(value);
                out.writeInt(length);
                for (int i = 0; i < length; i++) {
                    write(java.lang.reflect.Array.get(value, i), at.element(), out);
                }
            }
        }
    }

    private static Object get(RecordComponent component, Record record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record's components can be read", e);
        }
    }

    private static void bytes(byte[] raw, DataOutputStream out) throws IOException {
        out.writeInt(raw.length);
        out.write(raw);
    }

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

    private static Object read(RecordType at, DataInputStream in) throws IOException {
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
            var array = java.lang.reflect.Array.newInstance(raw.componentType(), length);
            for (int i = 0; i < length; i++) {
                java.lang.reflect.Array.set(array, i, read(at.element(), in));
            }
            return array;
        } else if (raw == Optional.class) {
            return in.readBoolean() ? Optional.of(read(at.argument(0), in)) : Optional.empty();
        } else if (java.util.Map.class.isAssignableFrom(raw)) {
            var map = new java.util.LinkedHashMap<Object, Object>();
            for (int left = size(in, 1); left > 0; left--) {
                map.put(read(at.argument(0), in), read(at.argument(1), in));
            }
            return map;
        } else if (java.util.Collection.class.isAssignableFrom(raw)) {
            var all = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                all.add(read(at.argument(0), in));
            }
            return raw == java.util.Set.class ? java.util.Set.copyOf(all) : List.copyOf(all);
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

    /// A class with the types that its parameters stand for.
    private record RecordType(Class<?> raw, List<RecordType> arguments) {

        static RecordType of(Class<?> plain) {
            return new RecordType(plain, List.of());
        }

        RecordType argument(int index) {
            return arguments.get(index);
        }

        RecordType element() {
            return of(raw.componentType());
        }

        RecordType of(RecordComponent component) {
            return resolved(component.getGenericType());
        }

        /// A parameter's place is the same in a sealed interface and in its records.
        private RecordType resolved(Type type) {
            return switch (type) {
                case Class<?> plain -> of(plain);
                case ParameterizedType generic ->
                    new RecordType(
                            (Class<?>) generic.getRawType(),
                            Arrays.stream(generic.getActualTypeArguments())
                                    .map(this::resolved)
                                    .toList());
                default -> arguments.get(Arrays.asList(raw.getTypeParameters()).indexOf(type));
            };
        }

        List<RecordType> permitted() {
            return Arrays.stream(raw.getPermittedSubclasses())
                    .map(one -> new RecordType(one, arguments))
                    .toList();
        }

        int indexOf(Class<?> one) {
            return Arrays.asList(raw.getPermittedSubclasses()).indexOf(one);
        }
    }
}
