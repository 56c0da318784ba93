package org.spinoscope.common;

import java.util.concurrent.CancellationException;

/// Progress and cancellation for long-running work.
///
/// Work calls [#at] often (between layers, heads, blocks of permutations). That call is where cancellation
/// surfaces, so code that reports progress can also be cancelled.
public interface Progress {

    /// Reports nothing and is never cancelled.
    Progress NONE = (fraction, doing) -> {};

    /// Reports that `fraction` (0 to 1) of this work is done and what it is doing now, in a few words.
    ///
    /// @throws CancellationException if the work was cancelled; it must unwind and free what it holds
    void at(double fraction, String doing);

    /// The share from `from` to `to` of this progress, as the whole progress of a part of the work.
    default Progress part(double from, double to) {
        return (fraction, doing) -> at(from + fraction * (to - from), doing);
    }
}
