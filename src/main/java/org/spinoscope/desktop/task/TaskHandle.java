package org.spinoscope.desktop.task;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.spinoscope.common.Progress;

/// One accepted request: how far it is, and the way to cancel it. Safe to use from any thread.
public final class TaskHandle {

    private final String key;
    private final String title;
    private final Priority priority;
    private final long dueNanos;
    private final long sequence;
    private volatile boolean cancelled;
    private volatile long startedNanos;
    private volatile double fraction = Double.NaN;
    private volatile String doing = "";

    TaskHandle(String key, String title, Priority priority, long dueNanos, long sequence) {
        this.key = key;
        this.title = title;
        this.priority = priority;
        this.dueNanos = dueNanos;
        this.sequence = sequence;
    }

    /// A ticket for work that runs at once, on a thread of its own.
    public static TaskHandle started(String key, String title) {
        var taskHandle = new TaskHandle(key, title, Priority.BACKGROUND, 0, 0);
        taskHandle.started(System.nanoTime());
        return taskHandle;
    }

    public String key() {
        return key;
    }

    public String title() {
        return title;
    }

    /// The present step of the work, possibly empty.
    public String doing() {
        return doing;
    }

    /// The done share, 0 to 1; NaN while unknown.
    public double fraction() {
        return fraction;
    }

    public void cancel() {
        cancelled = true;
    }

    public boolean cancelled() {
        return cancelled;
    }

    /// How long it has been running.
    public Duration running(long nowNanos) {
        return Duration.ofNanos(startedNanos == 0 ? 0 : nowNanos - startedNanos);
    }

    /// The remaining time at the present pace; empty while that would be a guess.
    public Optional<Duration> remaining(long nowNanos) {
        double share = fraction;
        if (!(share > 0.02)) {
            return Optional.empty();
        }
        double elapsed = running(nowNanos).toNanos();
        return Optional.of(Duration.ofNanos((long) (elapsed * (1 - share) / share)));
    }

    Priority urgency() {
        return priority;
    }

    long dueNanos() {
        return dueNanos;
    }

    long sequence() {
        return sequence;
    }

    void started(long nowNanos) {
        startedNanos = nowNanos;
    }

    /// A progress that stops the work once the ticket is cancelled and otherwise runs `pause` first.
    public Progress progress(Runnable pause) {
        return (share, what) -> {
            if (cancelled) {
                throw new CancellationException(title);
            }
            fraction = share;
            doing = what;
            pause.run();
            if (cancelled) {
                throw new CancellationException(title);
            }
        };
    }
}
