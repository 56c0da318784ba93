package org.spinoscope.desktop.task;

import java.time.Duration;
import java.util.function.Consumer;

/// A request to the model.
///
/// @param key requests with the same key replace one another: the newest wins
/// @param title what the task strip shows, if it takes long enough to be shown
/// @param urgency whether it may run inside background work
/// @param debounce how long to wait for a newer request of this key before starting
/// @param work computes the result on the inference thread
/// @param done receives the result on the screen's thread, unless a newer request came
/// @param failed receives what was thrown, on the screen's thread; cancellation is not a failure
public record Request<M, R>(
        String key,
        String title,
        Priority priority,
        Duration debounce,
        InferenceTask<M, R> inferenceTask,
        Consumer<? super R> done,
        Consumer<? super Throwable> failed) {

    /// The same request, waiting that long for a newer one.
    public Request<M, R> debounced(Duration wait) {
        return new Request<>(key, title, priority, wait, inferenceTask, done, failed);
    }
}
