package org.spinoscope.common;

import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Writes the values that a [RecordCodec] knows.
final class RecordWriter {

    private RecordWriter() {}

    static void write(Object value, RecordType at, DataOutputStream out) throws IOException {
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
            case Map<?, ?> map -> {
                out.writeInt(map.size());
                for (var entry : map.entrySet()) {
                    write(entry.getKey(), at.argument(0), out);
                    write(entry.getValue(), at.argument(1), out);
                }
            }
            case Collection<?> all -> {
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
                int length = Array.getLength(value);
                out.writeInt(length);
                for (int i = 0; i < length; i++) {
                    write(Array.get(value, i), at.element(), out);
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
}
