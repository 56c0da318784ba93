package org.spinoscope.desktop.task;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The one thread that owns the model and all its native memory.
///
/// Requests wait in a queue until the model is there, they are due, and nothing more urgent waits. Background work
/// lets interactive requests run inside it each time it reports progress, so that a study of a minute never makes a
/// click wait. A request of the same key replaces an older one, waiting or running.
///
/// @param <M> the model
public final class InferenceThread<M extends AutoCloseable> implements AutoCloseable {

    private record Entry<M, R>(
            TaskHandle taskHandle,
            @Nullable Request<M, R> request,
            @Nullable Loading<M> loading) {}

    private record Loading<M>(
            ModelLoader<M> modelLoader, Consumer<? super M> done, Consumer<? super Throwable> failed) {}

    private static final Comparator<Entry<?, ?>> FIRST_SERVED = Comparator.<Entry<?, ?>, Priority>comparing(
                    e -> e.taskHandle().urgency())
            .thenComparing(e -> e.taskHandle().sequence());

    private final Executor screen;
    private final Thread thread;
    private final List<Entry<M, ?>> waiting = new ArrayList<>();
    private final List<TaskHandle> running = new CopyOnWriteArrayList<>();
    private @Nullable M model;
    private long accepted;
    private boolean closed;

    /// @param screen where results and failures are delivered
    public InferenceThread(Executor screen) {
        this.screen = screen;
        thread = Thread.ofPlatform().name("inference").daemon().start(this::serve);
    }

    /// Accepts a request and cancels every older one of the same key.
    public synchronized <R> TaskHandle submit(Request<M, R> request) {
        withdraw(taskHandle -> taskHandle.key().equals(request.key()));
        var taskHandle = ticket(
                request.key(),
                request.title(),
                request.priority(),
                request.debounce().toNanos());
        waiting.add(new Entry<>(taskHandle, request, null));
        notifyAll();
        return taskHandle;
    }

    /// Replaces the model: cancels all requests to the old one, loads, and only then closes it.
    ///
    /// A load that fails or is cancelled leaves the old model in place.
    public synchronized TaskHandle load(
            String title, ModelLoader<M> modelLoader, Consumer<? super M> done, Consumer<? super Throwable> failed) {
        withdraw(taskHandle -> model != null || taskHandle.key().equals("model"));
        var taskHandle = ticket("model", title, Priority.INTERACTIVE, 0);
        waiting.add(new Entry<>(taskHandle, null, new Loading<>(modelLoader, done, failed)));
        notifyAll();
        return taskHandle;
    }

    /// Cancels the waiting and running requests with this key.
    public synchronized void cancel(String key) {
        withdraw(taskHandle -> taskHandle.key().equals(key));
    }

    /// What is running now; the outer work first, then what runs inside it.
    public List<TaskHandle> running() {
        return running;
    }

    /// True if nothing runs and nothing waits.
    public synchronized boolean idle() {
        return running.isEmpty() && waiting.isEmpty();
    }

    /// Cancels everything and waits at most `millis` for the model to be closed.
    public void close(long millis) {
        synchronized (this) {
            closed = true;
            withdraw(taskHandle -> true);
            notifyAll();
        }
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        close(1500);
    }

    private TaskHandle ticket(String key, String title, Priority priority, long delayNanos) {
        return new TaskHandle(key, title, priority, System.nanoTime() + delayNanos, accepted++);
    }

    private void withdraw(Predicate<TaskHandle> which) {
        waiting.removeIf(entry -> {
            boolean gone = which.test(entry.taskHandle());
            if (gone) {
                entry.taskHandle().cancel();
            }
            return gone;
        });
        running.stream().filter(which).forEach(TaskHandle::cancel);
    }

    private void serve() {
        for (var next = await(); next.isPresent(); next = await()) {
            perform(next.get());
        }
        close(model);
    }

    private synchronized Optional<Entry<M, ?>> await() {
        try {
            while (!closed) {
                var next = due(entry -> true);
                if (next.isPresent()) {
                    return next;
                }
                long now = System.nanoTime();
                long pause = waiting.stream()
                        .mapToLong(e -> e.taskHandle().dueNanos() - now)
                        .filter(nanos -> nanos > 0)
                        .min()
                        .orElse(Long.MAX_VALUE);
                wait(pause == Long.MAX_VALUE ? 0 : pause / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Optional<Entry<M, ?>> due(Predicate<Entry<M, ?>> which) {
        long now = System.nanoTime();
        var next = waiting.stream()
                .filter(which)
                .filter(e -> e.taskHandle().dueNanos() <= now && (e.loading() != null || model != null))
                .min(FIRST_SERVED);
        next.ifPresent(entry -> {
            waiting.remove(entry);
            entry.taskHandle().started(System.nanoTime());
            running.add(entry.taskHandle());
        });
        return next;
    }

    private <R> void perform(Entry<M, R> entry) {
        var taskHandle = entry.taskHandle();
        Runnable pause = taskHandle.urgency() == Priority.BACKGROUND ? this::letInteractivePass : () -> {};
        var loading = entry.loading();
        var request = entry.request();
        Consumer<? super Throwable> failed = loading != null ? loading.failed() : e -> {};
        try {
            if (loading != null) {
                replace(loading.modelLoader().load(taskHandle.progress(pause)), loading.done());
            } else if (request != null && model != null) {
                failed = request.failed();
                R result = request.inferenceTask().run(model, taskHandle.progress(pause));
                deliver(taskHandle, () -> request.done().accept(result));
            }
        } catch (CancellationException unwanted) {
            taskHandle.cancel();
        } catch (Throwable e) {
            var receiver = failed;
            deliver(taskHandle, () -> receiver.accept(e));
        } finally {
            running.remove(taskHandle);
        }
    }

    private void letInteractivePass() {
        if (Thread.currentThread() != thread) {
            return; // progress of a part that runs on several threads: the model is not theirs
        }
        for (var next = nextInteractive(); next.isPresent(); next = nextInteractive()) {
            perform(next.get());
        }
    }

    private synchronized Optional<Entry<M, ?>> nextInteractive() {
        return due(entry -> entry.loading() == null && entry.taskHandle().urgency() == Priority.INTERACTIVE);
    }

    private void deliver(TaskHandle taskHandle, Runnable delivery) {
        screen.execute(() -> {
            if (!taskHandle.cancelled()) {
                delivery.run();
            }
        });
    }

    private void replace(M loaded, Consumer<? super M> done) {
        close(model);
        synchronized (this) {
            model = loaded;
        }
        screen.execute(() -> done.accept(loaded));
    }

    private static void close(@Nullable AutoCloseable old) {
        if (old != null) {
            try {
                old.close();
            } catch (Exception e) {
                throw new IllegalStateException("The model could not be closed", e);
            }
        }
    }
}
