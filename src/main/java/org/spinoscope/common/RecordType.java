package org.spinoscope.common;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/// A class with the types of its parameters.
record RecordType(Class<?> raw, List<RecordType> arguments) {

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
