package org.spinoscope.common;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

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
            RecordWriter.write(value, RecordType.of(type), new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException("memory is always written to", e);
        }
        return bytes.toByteArray();
    }

    /// @throws IOException if these are not the bytes of such a record
    public T decode(byte[] bytes) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            var value = type.cast(new RecordReader(in).read(RecordType.of(type)));
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
}
