package org.spinoscope.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A response's body as pieces that one can wait for with a limit, so that a silent server is noticed and cancelling
/// works while nothing arrives. Two pieces are in flight at most.
final class ChunkSubscriber implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {

    private static final long SLICE_MILLIS = 100;

    private sealed interface Signal {}

    private record Piece(List<ByteBuffer> buffers) implements Signal {}

    private record Broken(Throwable cause) implements Signal {}

    private record End() implements Signal {}

    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;

    static ChunkSubscriber of(Flow.Publisher<List<ByteBuffer>> body) {
        var chunkSubscriber = new ChunkSubscriber();
        body.subscribe(chunkSubscriber);
        return chunkSubscriber;
    }

    /// The next piece; empty at the end.
    ///
    /// @param watch called while waiting; may throw to stop
    /// @throws IOException if the connection broke, or was silent longer than `stall`
    Optional<List<ByteBuffer>> next(Duration stall, Runnable watch) throws IOException {
        long deadline = System.nanoTime() + stall.toNanos();
        try {
            while (true) {
                var signal = signals.poll(SLICE_MILLIS, TimeUnit.MILLISECONDS);
                switch (signal) {
                    case Piece(var buffers) -> {
                        request();
                        return Optional.of(buffers);
                    }
                    case Broken(var cause) ->
                        throw new RetryPolicy.TransientNetworkException(
                                "the connection broke (" + cause.getMessage() + ")");
                    case End() -> {
                        return Optional.empty();
                    }
                    case null -> {
                        watch.run();
                        if (System.nanoTime() - deadline > 0) {
                            throw new RetryPolicy.TransientNetworkException("the server stopped sending data");
                        }
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while receiving");
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription s) {
        subscription = s;
        s.request(2);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        signals.add(new Piece(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        signals.add(new Broken(cause));
    }

    @Override
    public void onComplete() {
        signals.add(new End());
    }

    /// Gives up the rest of the body, and with it the connection.
    @Override
    public void close() {
        var s = subscription;
        if (s != null) {
            s.cancel();
        }
    }

    private void request() {
        var s = subscription;
        if (s != null) {
            s.request(1);
        }
    }
}
