package org.spinoscope.study;

import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;

/// An experiment on a model.
///
/// @param <Q> the request
/// @param <R> what came out, with the request in it
public interface Study<Q, R> {

    /// Runs the experiment on the caller's thread, which must be the one that uses the model.
    ///
    /// @throws java.util.concurrent.CancellationException if `progress` says so
    /// @throws org.spinoscope.common.UserException if the request cannot be answered with this model
    R run(Gpt2 model, Q request, Progress progress);
}
