package org.spinoscope.desktop.results;

import java.time.Duration;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.InferenceTask;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.gpt2.Gpt2;

/// One observable result and its last request: a request that repeats the last one is not submitted.
final class CurrentResult<T> {

    private final InferenceService inferenceService;
    private final String key;
    private final String title;
    private final Priority priority;
    private final ReadOnlyObjectWrapper<AsyncResult<T>> value =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting("The model is being loaded."));
    private Object asked = "";

    /// @param key identifies the result's requests: a new one replaces the last
    /// @param title says what is computed
    CurrentResult(InferenceService inferenceService, String key, String title, Priority priority) {
        this.inferenceService = inferenceService;
        this.key = key;
        this.title = title;
        this.priority = priority;
    }

    ReadOnlyObjectProperty<AsyncResult<T>> value() {
        return value.getReadOnlyProperty();
    }

    /// The next request is new, whatever it is.
    void forget() {
        asked = "";
    }

    /// A result that was computed before and not for a request.
    void show(T known) {
        value.set(AsyncResult.ready(known));
    }

    void instead(String why) {
        forget();
        value.set(AsyncResult.waiting(why));
    }

    /// The message of a result that was not requested.
    void unlessAsked(String why) {
        if ("".equals(asked)) {
            value.set(AsyncResult.waiting(why));
        }
    }

    void impossible(String why) {
        if (!why.equals(asked)) {
            asked = why;
            inferenceService.cancel(key);
            value.set(AsyncResult.failed(why));
        }
    }

    void ask(Object what, Duration debounce, InferenceTask<Gpt2, T> inferenceTask) {
        if (starts(what)) {
            inferenceService.submit(key, title, priority, debounce, inferenceTask, value::set);
        }
    }

    /// @param more whether the first answer leaves something to compute
    void askInTwoSteps(
            Object what,
            Duration debounce,
            InferenceTask<Gpt2, T> quick,
            Predicate<T> more,
            InferenceTask<Gpt2, T> whole) {
        if (starts(what)) {
            inferenceService.submit(key, title, Priority.INTERACTIVE, debounce, quick, (AsyncResult<T> asyncResult) -> {
                value.set(asyncResult);
                if (asyncResult.value().filter(more).isPresent()) {
                    inferenceService.submit(key, title, priority, Duration.ZERO, whole, value::set);
                }
            });
        }
    }

    /// The last value is shown until the new one is there.
    private boolean starts(Object what) {
        if (what.equals(asked)) {
            return false;
        }
        asked = what;
        if (value.get().value().isEmpty()) {
            value.set(AsyncResult.waiting(title + " …"));
        }
        return true;
    }
}
