package org.spinoscope.statistics;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// An estimate, or the reason why it is undefined. Degenerate data are ordinary here: a head whose gap never changes
/// has
/// no correlation, which is neither 0 nor a failure of the program.
public sealed interface Estimate<T> {

    /// The data determine `value`.
    record Defined<T>(T value) implements Estimate<T> {}

    /// The data determine nothing; `reason` is one sentence for the reader.
    record Undefined<T>(String reason) implements Estimate<T> {}

    static <T> Estimate<T> of(T value) {
        return new Defined<>(value);
    }

    static <T> Estimate<T> undefined(String reason) {
        return new Undefined<>(reason);
    }

    default <U> Estimate<U> map(Function<? super T, ? extends U> f) {
        return switch (this) {
            case Defined<T>(var value) -> new Defined<>(f.apply(value));
            case Undefined<T>(var reason) -> new Undefined<>(reason);
        };
    }

    default <U> Estimate<U> flatMap(Function<? super T, Estimate<U>> f) {
        return switch (this) {
            case Defined<T>(var value) -> f.apply(value);
            case Undefined<T>(var reason) -> new Undefined<>(reason);
        };
    }

    /// One number of the value, NaN if undefined (files write it as null, figures leave it out).
    default double number(ToDoubleFunction<? super T> f) {
        return switch (this) {
            case Defined<T>(var value) -> f.applyAsDouble(value);
            case Undefined<T> undefined -> Double.NaN;
        };
    }

    default Optional<T> optional() {
        return switch (this) {
            case Defined<T>(var value) -> Optional.of(value);
            case Undefined<T> undefined -> Optional.empty();
        };
    }

    /// The reason if undefined, else empty.
    default Optional<String> whyUndefined() {
        return switch (this) {
            case Defined<T> defined -> Optional.empty();
            case Undefined<T>(var reason) -> Optional.of(reason);
        };
    }
}
