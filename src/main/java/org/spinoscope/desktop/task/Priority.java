package org.spinoscope.desktop.task;

/// Which request goes first when several wait.
public enum Priority {
    /// The user waits for the result: runs before, and inside, background work.
    INTERACTIVE,
    /// A study that takes seconds: lets interactive requests run whenever it reports progress.
    BACKGROUND
}
