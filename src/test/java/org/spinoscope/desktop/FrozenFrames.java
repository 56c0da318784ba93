package org.spinoscope.desktop;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;

/// Says what froze the window: the events before each frame that kept the screen's thread for too long, and what that
/// thread did meanwhile, as shares of looks at its stack. Only its processor time counts.
final class FrozenFrames {

    private static final int LOOK_MILLISECONDS = 5;
    private static final int PATIENCE_MILLISECONDS = 30;
    private static final int DEEPEST = 14;

    private final double limitMillis;
    private final Supplier<String> doing;
    private final Thread thread;
    private volatile boolean watching = true;
    private double worst;
    private int frozen;

    /// @param limitMillis processor time of a frame (ms) above which it counts as frozen
    /// @param doing the last events
    FrozenFrames(double limitMillis, Supplier<String> doing) {
        this.limitMillis = limitMillis;
        this.doing = doing;
        thread = Thread.ofPlatform().name("frozen-frames").daemon().start(this::watch);
    }

    /// How many there were, to be asked after [#stop].
    String summary() {
        return String.format(Locale.ROOT, "longest frame %.0f ms, %d over %.0f ms", worst, frozen, limitMillis);
    }

    void stop() throws InterruptedException {
        watching = false;
        thread.join();
    }

    private void watch() {
        var threads = ManagementFactory.getThreadMXBean();
        try {
            var answer = new AtomicReference<Thread>();
            ping(() -> answer.set(Thread.currentThread())).await();
            var fx = answer.get();
            while (watching) {
                long before = threads.getThreadCpuTime(fx.threadId());
                var looks = new ArrayList<StackTraceElement[]>();
                var answered = ping(() -> {});
                if (!answered.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    do {
                        looks.add(fx.getStackTrace());
                    } while (!answered.await(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS));
                }
                double millis = (threads.getThreadCpuTime(fx.threadId()) - before) / 1e6;
                worst = Math.max(worst, millis);
                if (millis > limitMillis) {
                    frozen++;
                    System.out.printf(Locale.ROOT, "== %.0f ms: %s%n%s%n", millis, doing.get(), shares(looks));
                }
                TimeUnit.MILLISECONDS.sleep(2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CountDownLatch ping(Runnable then) {
        var answered = new CountDownLatch(1);
        Platform.runLater(() -> {
            then.run();
            answered.countDown();
        });
        return answered;
    }

    /// How often each method was on the stack, from the outside in, without those that are there in every look alike.
    private static String shares(List<StackTraceElement[]> looks) {
        Map<String, Long> counts = looks.stream()
                .flatMap(stack -> Arrays.stream(stack)
                        .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                        .distinct())
                .collect(Collectors.groupingBy(name -> name, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .filter(e -> e.getValue() * DEEPEST >= looks.size())
                .sorted((a, b) -> Long.compare(b.getValue(), a.getValue()))
                .limit(60)
                .map(e -> String.format(Locale.ROOT, "   %3d of %d %s", e.getValue(), looks.size(), e.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
