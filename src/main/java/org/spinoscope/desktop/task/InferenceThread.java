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
            Ticket ticket,
            @Nullable Request<M, R> request,
            @Nullable Loading<M> loading) {}

    private record Loading<M>(Loader<M> loader, Consumer<? super M> done, Consumer<? super Throwable> failed) {}

    private static final Comparator<Entry<?, ?>> FIRST_SERVED = Comparator.<Entry<?, ?>, Urgency>comparing(
                    e -> e.ticket().urgency())
            .thenComparing(e -> e.ticket().sequence());

    private final Executor screen;
    private final Thread thread;
    private final List<Entry<M, ?>> waiting = new ArrayList<>();
    private final List<Ticket> running = new CopyOnWriteArrayList<>();
    private @Nullable M model;
    private long accepted;
    private boolean closed;

    /// @param screen where results and failures are delivered
    public InferenceThread(Executor screen) {
        this.screen = screen;
        thread = Thread.ofPlatform().name("inference").daemon().start(this::serve);
    }

    /// Accepts a request and gives up every older one of the same key.
    public synchronized <R> Ticket submit(Request<M, R> request) {
        withdraw(ticket -> ticket.key().equals(request.key()));
        var ticket = ticket(
                request.key(),
                request.title(),
                request.urgency(),
                request.debounce().toNanos());
        waiting.add(new Entry<>(ticket, request, null));
        notifyAll();
        return ticket;
    }

    /// Replaces the model: gives up all requests to the old one, loads, and only then closes it.
    ///
    /// A load that fails or is cancelled leaves the old model in place.
    public synchronized Ticket load(
            String title, Loader<M> loader, Consumer<? super M> done, Consumer<? super Throwable> failed) {
        withdraw(ticket -> model != null || ticket.key().equals("model"));
        var ticket = ticket("model", title, Urgency.INTERACTIVE, 0);
        waiting.add(new Entry<>(ticket, null, new Loading<>(loader, done, failed)));
        notifyAll();
        return ticket;
    }

    /// Gives up the waiting and running requests with this key.
    public synchronized void cancel(String key) {
        withdraw(ticket -> ticket.key().equals(key));
    }

    /// What is running now; the outer work first, then what runs inside it.
    public List<Ticket> running() {
        return running;
    }

    /// True if nothing runs and nothing waits.
    public synchronized boolean idle() {
        return running.isEmpty() && waiting.isEmpty();
    }

    /// Gives up everything and waits at most `millis` for the model to be closed.
    public void close(long millis) {
        synchronized (this) {
            closed = true;
            withdraw(ticket -> true);
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

    private Ticket ticket(String key, String title, Urgency urgency, long delayNanos) {
        return new Ticket(key, title, urgency, System.nanoTime() + delayNanos, accepted++);
    }

    private void withdraw(Predicate<Ticket> which) {
        waiting.removeIf(entry -> {
            boolean gone = which.test(entry.ticket());
            if (gone) {
                entry.ticket().cancel();
            }
            return gone;
        });
        running.stream().filter(which).forEach(Ticket::cancel);
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
                        .mapToLong(e -> e.ticket().dueNanos() - now)
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
                .filter(e -> e.ticket().dueNanos() <= now && (e.loading() != null || model != null))
                .min(FIRST_SERVED);
        next.ifPresent(entry -> {
            waiting.remove(entry);
            entry.ticket().started(System.nanoTime());
            running.add(entry.ticket());
        });
        return next;
    }

    private <R> void perform(Entry<M, R> entry) {
        var ticket = entry.ticket();
        Runnable pause = ticket.urgency() == Urgency.BACKGROUND ? this::letInteractivePass : () -> {};
        var loading = entry.loading();
        var request = entry.request();
        Consumer<? super Throwable> failed = loading != null ? loading.failed() : e -> {};
        try {
            if (loading != null) {
                replace(loading.loader().load(ticket.progress(pause)), loading.done());
            } else if (request != null && model != null) {
                failed = request.failed();
                R result = request.work().run(model, ticket.progress(pause));
                deliver(ticket, () -> request.done().accept(result));
            }
        } catch (CancellationException unwanted) {
            ticket.cancel();
        } catch (Throwable e) {
            var receiver = failed;
            deliver(ticket, () -> receiver.accept(e));
        } finally {
            running.remove(ticket);
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
        return due(entry -> entry.loading() == null && entry.ticket().urgency() == Urgency.INTERACTIVE);
    }

    private void deliver(Ticket ticket, Runnable delivery) {
        screen.execute(() -> {
            if (!ticket.cancelled()) {
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
