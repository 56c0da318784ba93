package org.spinoscope.gpt2;

import ai.djl.ndarray.types.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.stream.IntStream;

/// The machine's own limit: how fast the native library multiplies float32 matrices.
public final class NativeBench {

    private NativeBench() {}

    /// The best of several timings of `[rows, inner] × [inner, columns]`, in operations (2·rows·inner·columns a
    /// product) per second.
    public static double sgemm(int rows, int inner, int columns, int repeats) {
        try (var manager = NativeEngine.start(org.spinoscope.common.Progress.NONE)) {
            var a = manager.randomUniform(-1, 1, new Shape(rows, inner));
            var b = manager.randomUniform(-1, 1, new Shape(inner, columns));
            double best = 0;
            for (int i = 0; i < repeats; i++) {
                long start = System.nanoTime();
                a.matMul(b).close();
                best = Math.max(best, 2.0 * rows * inner * columns / (System.nanoTime() - start) * 1e9);
            }
            return best;
        }
    }

    /// How fast memory is read, in bytes per second: the best of several sums over 256 MB, more than any
    /// cache holds.
    public static double readRate(int repeats) {
        long numbers = 64L << 20;
        try (var manager = NativeEngine.start(org.spinoscope.common.Progress.NONE)) {
            var a = manager.ones(new Shape(numbers));
            double best = 0;
            for (int i = 0; i < repeats; i++) {
                long start = System.nanoTime();
                a.sum().close();
                best = Math.max(best, Float.BYTES * numbers / ((System.nanoTime() - start) / 1e9));
            }
            return best;
        }
    }

    /// How fast all processors together copy memory, in bytes read and written per second: the best of several
    /// copies of 256 MB.
    public static double copyRate(int repeats) {
        long bytes = 256L << 20;
        int parts = Runtime.getRuntime().availableProcessors();
        long part = bytes / parts;
        try (var arena = Arena.ofShared()) {
            var from = arena.allocate(bytes).fill((byte) 1);
            var to = arena.allocate(bytes);
            double best = 0;
            for (int i = 0; i < repeats; i++) {
                long start = System.nanoTime();
                IntStream.range(0, parts)
                        .parallel()
                        .forEach(p -> MemorySegment.copy(from, p * part, to, p * part, part));
                best = Math.max(best, 2.0 * part * parts / ((System.nanoTime() - start) / 1e9));
            }
            return best;
        }
    }

    /// Where the native kernels run: `cpu` or `gpu(0)`.
    public static String device() {
        return NativeEngine.device().toString();
    }

    /// Threads the native kernels use.
    public static int threads() {
        return NativeEngine.threads();
    }

    /// Sets how many threads the native kernels use from now on, in the whole process.
    public static void useThreads(int threads) {
        NativeEngine.useThreads(threads);
    }
}
