package org.spinoscope.desktop.task;

import org.spinoscope.common.Progress;

/// What a request computes on the inference thread.
///
/// @param <M> the model
/// @param <R> a plain result, safe to hand to other threads
@FunctionalInterface
public interface InferenceTask<M, R> {

    R run(M model, Progress progress) throws Exception;
}
