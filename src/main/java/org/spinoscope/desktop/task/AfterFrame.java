package org.spinoscope.desktop.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/// The screen's thread once the window's frame has been painted. What is handed over earlier waits until then, so that
/// it does not come before the first thing a user sees.
public final class AfterFrame implements Executor {

    private final Executor screen;
    private final List<Runnable> waiting = new ArrayList<>(); // guarded by this
    private boolean painted; // guarded by this

    public AfterFrame(Executor screen) {
        this.screen = screen;
    }

    @Override
    public void execute(Runnable command) {
        synchronized (this) {
            if (!painted) {
                waiting.add(command);
                return;
            }
        }
        screen.execute(command);
    }

    /// Runs what has waited, in its order. For the screen's thread.
    public void painted() {
        List<Runnable> first;
        synchronized (this) {
            painted = true;
            first = List.copyOf(waiting);
            waiting.clear();
        }
        first.forEach(Runnable::run);
    }
}
