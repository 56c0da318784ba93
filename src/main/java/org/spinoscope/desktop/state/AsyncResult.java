package org.spinoscope.desktop.state;

import java.util.Optional;
import java.util.function.Function;

/// A result that a view waits for: not there yet, there, or impossible for a reason the user can read.
public sealed interface AsyncResult<T> {

    /// Not available yet; `why` is one short sentence.
    record Waiting<T>(String why) implements AsyncResult<T> {}

    record Ready<T>(T result) implements AsyncResult<T> {}

    /// Failed; `why` says what to do about it.
    record Failed<T>(String why) implements AsyncResult<T> {}

    static <T> AsyncResult<T> waiting(String why) {
        return new Waiting<>(why);
    }

    static <T> AsyncResult<T> ready(T value) {
        return new Ready<>(value);
    }

    static <T> AsyncResult<T> failed(String why) {
        return new Failed<>(why);
    }

    /// The result, if it is there.
    default Optional<T> value() {
        return this instanceof Ready<T>(var result) ? Optional.of(result) : Optional.empty();
    }

    /// What to show in its place, if it is not there.
    default Optional<String> message() {
        return switch (this) {
            case Waiting<T>(var why) -> Optional.of(why);
            case Failed<T>(var why) -> Optional.of(why);
            case Ready<T> ready -> Optional.empty();
        };
    }

    default <R> AsyncResult<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Waiting<T>(var why) -> waiting(why);
            case Failed<T>(var why) -> failed(why);
            case Ready<T>(var result) -> ready(change.apply(result));
        };
    }
}
