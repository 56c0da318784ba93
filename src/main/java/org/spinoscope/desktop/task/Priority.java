package org.spinoscope.desktop.task;

/// Which request goes first when several wait.
public enum Priority {
    /// Somebody is looking at the place where the answer will appear: runs before, and inside, background work.
    INTERACTIVE,
    /// A study that takes seconds: lets interactive requests run whenever it reports progress.
    BACKGROUND
}
