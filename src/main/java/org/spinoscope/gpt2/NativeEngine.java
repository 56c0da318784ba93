package org.spinoscope.gpt2;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;

/// PyTorch's native libraries: on the first start of a machine they are unpacked from the class path, which takes
/// seconds and some 450 MB of the user's cache folder.
final class NativeEngine {

    private static final double SMALL_LAYER = 512 * 2048;
    private static final double UNPACKED_BYTES = 448e6;

    private NativeEngine() {}

    /// Keeps DJL's libraries, the tokenizer's too, from calling home: before the first use of any of them, or each
    /// would wait for an answer that a machine without a network never gets.
    static void stayOffline() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    /// An engine that starts on a thread of its own.
    ///
    /// @param first whether its libraries have to be unpacked
    record Start(boolean first, CompletableFuture<Engine> engine) {

        /// Waits, telling of the unpacking if that has to happen. Arrays live on the GPU if the natives are CUDA's and
        /// there is one.
        ///
        /// @return a manager of the caller's own
        /// @throws UserException if the libraries cannot be unpacked or do not fit this machine
        NDManager await(Progress progress) {
            while (true) {
                try {
                    engine.get(200, TimeUnit.MILLISECONDS);
                    return NDManager.newBaseManager(device(), "PyTorch");
                } catch (TimeoutException e) {
                    progress.at(first ? unpacked() : 0.9, first ? "Unpacking PyTorch (once only)" : "Starting PyTorch");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new CancellationException("Interrupted while PyTorch started");
                } catch (ExecutionException | CompletionException e) {
                    throw new UserException(
                            "PyTorch's native libraries could not be started (" + root(e) + "). They are unpacked to "
                                    + cache() + ": make sure that folder can be written and has 500 MB to spare.",
                            e);
                }
            }
        }
    }

    /// Begins to start the engine, beside whatever the caller does next.
    ///
    /// @param before loads smaller libraries: while PyTorch's are loaded, most of a second, no other one can be
    static Start begin(Runnable before) {
        stayOffline();
        return new Start(
                !Files.isDirectory(cache()),
                // What fails there fails again, with its own words, where it is needed.
                CompletableFuture.runAsync(before).handle((done, failed) -> Engine.getEngine("PyTorch")));
    }

    /// Starts the engine and waits for it, as [Start#await] does.
    static NDManager start(Progress progress) {
        return begin(() -> {}).await(progress);
    }

    /// Where arrays live.
    static Device device() {
        return Engine.getEngine("PyTorch").getGpuCount() > 0 ? Device.gpu() : Device.cpu();
    }

    /// Sets how many threads the native kernels use for a model: one for a small one, whose products end before a
    /// second
    /// thread has begun (and crawl when that thread has to wait for a processor), all for a larger.
    static void useThreadsFor(Gpt2Config config) {
        boolean small = (double) config.dModel() * config.dMlp() < SMALL_LAYER;
        JniUtils.setNumThreads(small ? 1 : Runtime.getRuntime().availableProcessors());
    }

    /// Sets how many threads the native kernels use.
    static void useThreads(int threads) {
        JniUtils.setNumThreads(threads);
    }

    /// Threads the native kernels use.
    static int threads() {
        return JniUtils.getNumThreads();
    }

    private static Path cache() {
        return Utils.getEngineCacheDir("pytorch");
    }

    private static double unpacked() {
        try (var files = Files.walk(cache())) {
            long bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            return Math.min(0.99, bytes / UNPACKED_BYTES);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // the folder is being made at this moment
        }
    }

    private static String root(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
