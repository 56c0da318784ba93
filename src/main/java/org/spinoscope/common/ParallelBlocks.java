package org.spinoscope.common;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;

/// Runs numbered, independent blocks of work on some threads. What a block computes may depend on its number only, so
/// results do not depend on how many threads there are.
public final class ParallelBlocks {

    private static final int POLL_MILLIS = 50;

    private ParallelBlocks() {}

    /// Runs the blocks on all processors.
    ///
    /// @throws CancellationException if progress says so, or the calling thread is interrupted; running blocks end
    ///     first
    public static void run(int count, IntConsumer work, Progress progress, String doing) {
        map(
                count,
                Math.min(count, Runtime.getRuntime().availableProcessors()),
                number -> {
                    work.accept(number);
                    return number;
                },
                progress,
                doing);
    }

    /// The results of the blocks, in the order of their numbers.
    ///
    /// @param work may give up when its thread is interrupted ([#stopIfAbandoned])
    /// @throws CancellationException if progress says so, or the calling thread is interrupted; running blocks end
    ///     first
    public static <R> List<R> map(int count, int threads, IntFunction<R> work, Progress progress, String doing) {
        var factory = Thread.ofPlatform().daemon().name("blocks-", 0).factory();
        try (var executor = Executors.newFixedThreadPool(Math.max(1, threads), factory)) {
            try {
                var futures = new ArrayList<Future<R>>(count);
                for (int i = 0; i < count; i++) {
                    int number = i;
                    futures.add(executor.submit(() -> work.apply(number)));
                }
                var results = new ArrayList<R>(count);
                for (int i = 0; i < count; i++) {
                    progress.at((double) i / count, doing);
                    results.add(await(futures.get(i), (double) i / count, progress, doing));
                }
                progress.at(1, doing);
                return results;
            } finally {
                executor.shutdownNow();
            }
        }
    }

    private static <R> R await(Future<R> future, double fraction, Progress progress, String doing) {
        while (true) {
            try {
                return future.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                progress.at(fraction, doing);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException(doing);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException known) {
                    throw known;
                }
                throw new IllegalStateException(doing, e.getCause());
            }
        }
    }

    /// Ends the work of a block that is no longer needed.
    public static void stopIfAbandoned() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("block abandoned");
        }
    }
}
