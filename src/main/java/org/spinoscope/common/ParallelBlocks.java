package org.spinoscope.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.spinoscope.common.Progress;

/// Runs numbered pieces of work on some threads and hands their results back in the order of the numbers.
final class ParallelBlocks {

    private static final int POLL_MILLIS = 50;

    private ParallelBlocks() {}

    /// @param work must not depend on the order of execution; it should give up when its thread is interrupted
    static <R> List<R> map(int count, int threads, IntFunction<R> work, Progress progress, String doing) {
        var executor = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            var futures = new ArrayList<Future<R>>(count);
            for (var i = 0; i < count; i++) {
                var number = i;
                futures.add(executor.submit(() -> work.apply(number)));
            }
            var results = new ArrayList<R>(count);
            for (var i = 0; i < count; i++) {
                progress.at((double) i / count, doing);
                results.add(await(futures.get(i), (double) i / count, progress, doing));
            }
            progress.at(1, doing);
            return results;
        } finally {
            executor.shutdownNow();
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
    static void stopIfAbandoned() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("block abandoned");
        }
    }
}
