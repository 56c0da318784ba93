package org.spinoscope.gpt2;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Keeps native work and the end of the program apart. When a process ends, by Ctrl+C too, libtorch takes itself down
/// while threads of the JVM may still compute, which crashes the process. So the end waits for native work to reach a
/// layer's border, where it stops for good.
final class NativeExit {

    /// Longer than one layer of any model here takes.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Of this process, whose library there is one of.
    static final NativeExit OF_PROCESS = new NativeExit();

    static {
        try {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("native-exit").unstarted(() -> OF_PROCESS.end(PATIENCE)));
        } catch (IllegalStateException e) {
            OF_PROCESS.end(Duration.ZERO); // the end has begun: nothing starts any more
        }
    }

    private final Set<Thread> busy = new HashSet<>();
    private boolean ending;

    /// Native work begins on this thread.
    ///
    /// @return whether it is the outermost, which has to be ended
    synchronized boolean begin() {
        stopIfEnding();
        return busy.add(Thread.currentThread());
    }

    synchronized void finished() {
        busy.remove(Thread.currentThread());
        notifyAll();
    }

    /// Between two layers: stops here for good once the program ends.
    synchronized void stopIfEnding() {
        if (!ending) {
            return;
        }
        busy.remove(Thread.currentThread());
        notifyAll();
        while (true) {
            try {
                wait();
            } catch (InterruptedException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
        }
    }

    /// Lets nothing begin or go on from now, and waits until nothing runs.
    synchronized void end(Duration patience) {
        ending = true;
        long until = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toMillis(); !busy.isEmpty() && left > 0; ) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
