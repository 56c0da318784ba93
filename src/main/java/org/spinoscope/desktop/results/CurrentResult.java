package org.spinoscope.desktop.results;

import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.InferenceTask;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.gpt2.Gpt2;

/// One observable result and its last request: what was asked already is not asked again.
final class CurrentResult<T> {

    private final InferenceService inferenceService;
    private final String key;
    private final String title;
    private final Priority priority;
    private final ReadOnlyObjectWrapper<AsyncResult<T>> value =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting("The model is being loaded."));
    private Object asked = "";

    /// @param key stands for the result's requests: a new one replaces the last
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

    void instead(String why) {
        forget();
        value.set(AsyncResult.waiting(why));
    }

    /// What to say of a result that nobody has asked for.
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

    void askInTwoSteps(Object what, Duration debounce, InferenceTask<Gpt2, T> quick, InferenceTask<Gpt2, T> whole) {
        if (starts(what)) {
            inferenceService.submit(key, title, Priority.INTERACTIVE, debounce, quick, (AsyncResult<T> asyncResult) -> {
                value.set(asyncResult);
                if (asyncResult.value().isPresent()) {
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
