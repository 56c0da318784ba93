package org.spinoscope.statistics;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import org.spinoscope.common.Progress;

/// Runs numbered, independent blocks of work on all processors. What a block computes may depend on its number only,
/// so results do not depend on how many processors there are.
final class ParallelBlocks {

    private ParallelBlocks() {}

    /// @throws CancellationException if progress says so, or the calling thread is interrupted; running blocks end
    /// first
    static void run(int count, IntConsumer work, Progress progress, String doing) {
        int threads = Math.max(1, Math.min(count, Runtime.getRuntime().availableProcessors()));
        var factory = Thread.ofPlatform().daemon().name("statistics-", 0).factory();
        try (var pool = Executors.newFixedThreadPool(threads, factory)) {
            try {
                progress.at(0, doing);
                var finished = new ExecutorCompletionService<Integer>(pool);
                for (int block = 0; block < count; block++) {
                    int number = block;
                    finished.submit(() -> work.accept(number), number);
                }
                for (int done = 1; done <= count; done++) {
                    finished.take().get();
                    progress.at((double) done / count, doing);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } finally {
                pool.shutdownNow();
            }
        }
    }
}
