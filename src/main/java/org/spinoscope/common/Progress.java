package org.spinoscope.common;

import java.util.concurrent.CancellationException;

/// How long work tells how far it is, and how it learns that nobody wants it any more.
///
/// Work calls [#at] often (between layers, heads, blocks of permutations). That call is where cancellation
/// surfaces, so whoever reports progress can also be stopped.
public interface Progress {

    /// Nobody watches and nobody cancels.
    Progress NONE = (fraction, doing) -> {};

    /// Reports that `fraction` (0 to 1) of this work is done and what it is doing now, in a few words.
    ///
    /// @throws CancellationException if the work is no longer wanted; it must unwind and free what it holds
    void at(double fraction, String doing);

    /// The share from `from` to `to` of this progress, as the whole progress of a part of the work.
    default Progress part(double from, double to) {
        return (fraction, doing) -> at(from + fraction * (to - from), doing);
    }
}
