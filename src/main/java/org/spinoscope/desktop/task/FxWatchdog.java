package org.spinoscope.desktop.task;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Finds out what keeps the screen's thread busy for longer than a frame.
///
/// It sends a ping every few milliseconds; one that is not answered within a frame's time makes it look at what the
/// thread is doing. Only processor time of that thread counts, so that a busy machine is not mistaken for a busy
/// program.
public final class FxWatchdog implements AutoCloseable {

    /// One frame too long: processor time of the screen's thread, and where it was when the frame was over.
    public record Stall(double millis, List<StackTraceElement> where) {

        @Override
        public String toString() {
            var text = new StringBuilder(String.format(Locale.ROOT, "%.1f ms on the FX thread", millis));
            where.forEach(frame -> text.append("\n    at ").append(frame));
            return text.toString();
        }
    }

    private final Executor screen;
    private final double limitMillis;
    private final List<Stall> stalls = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile boolean watching = true;
    private volatile double worst;

    public FxWatchdog(Executor screen, double limitMillis) {
        this.screen = screen;
        this.limitMillis = limitMillis;
        thread = Thread.ofPlatform().name("fx-watchdog").daemon().start(this::watch);
    }

    public List<Stall> stalls() {
        return List.copyOf(stalls);
    }

    /// The longest time between two pings that the screen's thread spent on the processor, in ms.
    public double worstMillis() {
        return worst;
    }

    /// Forgets what was seen so far.
    public void reset() {
        stalls.clear();
        worst = 0;
    }

    @Override
    public void close() {
        watching = false;
        thread.interrupt();
    }

    private void watch() {
        var threads = ManagementFactory.getThreadMXBean();
        try {
            var fx = fxThread();
            long before = threads.getThreadCpuTime(fx.threadId());
            while (watching) {
                var answered = new CountDownLatch(1);
                screen.execute(answered::countDown);
                List<StackTraceElement> where = List.of();
                if (!answered.await((long) limitMillis, TimeUnit.MILLISECONDS)) {
                    where = List.of(fx.getStackTrace());
                    answered.await(10, TimeUnit.SECONDS);
                }
                long after = threads.getThreadCpuTime(fx.threadId());
                double millis = (after - before) / 1e6;
                worst = Math.max(worst, millis);
                if (millis > limitMillis) {
                    stalls.add(new Stall(millis, where));
                }
                TimeUnit.MILLISECONDS.sleep(2);
                before = threads.getThreadCpuTime(fx.threadId());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Thread fxThread() throws InterruptedException {
        var answer = new java.util.concurrent.LinkedBlockingQueue<Thread>();
        screen.execute(() -> answer.add(Thread.currentThread()));
        return answer.take();
    }
}
