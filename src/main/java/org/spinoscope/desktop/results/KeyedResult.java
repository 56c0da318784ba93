package org.spinoscope.desktop.results;

import java.time.Duration;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.InferenceTask;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.gpt2.Gpt2;

/// One observable result of the model, computed when it is first needed and again only when its input has changed.
///
/// For the screen's thread.
///
/// @param <T> a plain result
public final class KeyedResult<T> {

    private final InferenceService inferenceService;
    private final String key;
    private final String title;
    private final Priority priority;
    private final ReadOnlyObjectWrapper<AsyncResult<T>> value =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting("The model is being loaded."));
    private Object input = "";
    private boolean previewed;

    /// @param key of the request; the newest of a key wins
    public KeyedResult(InferenceService inferenceService, String key, String title, Priority priority) {
        this.inferenceService = inferenceService;
        this.key = key;
        this.title = title;
        this.priority = priority;
    }

    public ReadOnlyObjectProperty<AsyncResult<T>> value() {
        return value.getReadOnlyProperty();
    }

    /// Computes the result unless it is, or is being, computed from an equal input. The last value is shown until then.
    public void request(Object from, Duration debounce, InferenceTask<Gpt2, T> task) {
        if (from.equals(input)) {
            return;
        }
        input = from;
        if (value.get().value().isEmpty()) {
            value.set(AsyncResult.waiting(title + " …"));
        }
        inferenceService.submit(key, title, priority, debounce, task, (AsyncResult<T> known) -> {
            previewed = false;
            value.set(known);
        });
    }

    /// Whether the result is, or is being, computed from an equal input.
    public boolean isFrom(Object from) {
        return from.equals(input);
    }

    /// Shows a part of the result while the rest is computed, unless another input has come since.
    public void preview(Object from, T part) {
        if (from.equals(input)) {
            previewed = true;
            value.set(AsyncResult.ready(part));
        }
    }

    /// Whether what is shown is only a part.
    public boolean previewed() {
        return previewed;
    }

    /// Stops what is being computed; what is shown stays, and so does its input until [#request] replaces it.
    public void stop() {
        inferenceService.cancel(key);
        previewed = false;
    }

    /// Lets the next [#request] compute even from an equal input; what is shown stays until then.
    public void invalidate() {
        input = "";
    }

    /// Shows why there is no result, and cancels what is being computed.
    public void unavailable(String why) {
        if (!why.equals(input)) {
            input = why;
            inferenceService.cancel(key);
            value.set(AsyncResult.failed(why));
        }
    }

    /// Forgets the result, as after a change of the model.
    public void clear() {
        input = "";
        inferenceService.cancel(key);
        value.set(AsyncResult.waiting("The model is being loaded."));
    }
}
