package org.spinoscope.desktop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import org.spinoscope.desktop.task.FxWatchdog;

/// Measures a spin that plays: frames a second, share of a core, and what keeps the screen's thread busy, with both
/// live charts and without. A tool, not a test: its numbers depend on the machine.
///
/// Arguments: the model and, if wished, for how many seconds the spin plays before anything is measured: for minutes
/// the compiler still works on what runs once a frame.
public final class SpinFrameTimes {

    private static final int WARM_S = 6;
    private static final int SECONDS = 10;

    private SpinFrameTimes() {}

    public static void main(String[] args) throws Exception {
        var settings = Files.createTempDirectory("spinoscope-spin-frames");
        var mainController = Screenshots.open(new Desktop.Options(settings, args[0], List.of(), false));
        Screenshots.settle(mainController);
        try (var watchdog = new FxWatchdog(mainController.bench().screen, 16)) {
            measure(mainController, watchdog, args.length > 1 ? Integer.parseInt(args[1]) : WARM_S);
        }
        System.exit(0);
    }

    static void measure(MainController mainController, FxWatchdog watchdog) throws Exception {
        measure(mainController, watchdog, WARM_S);
    }

    private static void measure(MainController mainController, FxWatchdog watchdog, int warm) throws Exception {
        Screenshots.onFx(() -> {
            mainController.dock().show("spin");
            mainController.bench().commands.get("spin.play").run();
            return "";
        });
        watchdog.close(); // its pings would count
        TimeUnit.SECONDS.sleep(warm);
        measure("spin, with two live charts");
        show(mainController, false);
        measure("spin, charts hidden");
        show(mainController, true);
        measure("spin, with two live charts");
        try (var again = new FxWatchdog(mainController.bench().screen, 16)) {
            TimeUnit.SECONDS.sleep(SECONDS);
            System.out.printf(
                    Locale.ROOT,
                    "spin with two live charts, %d s: %d stalls over 16 ms, worst %.1f ms on the FX thread%n",
                    SECONDS,
                    again.stalls().size(),
                    again.worstMillis());
            again.stalls().stream().limit(4).forEach(System.out::println);
        }
    }

    private static void show(MainController mainController, boolean charts) throws Exception {
        Screenshots.onFx(() -> {
            for (var id : List.of("#spin-series", "#spin-histogram")) {
                mainController.bench().stage.getScene().lookup(id).setVisible(charts);
            }
            return "";
        });
        TimeUnit.SECONDS.sleep(2);
    }

    static void measure(String what) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var process = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        long fx = Screenshots.onFx(() -> Thread.currentThread().threadId());
        var frames = new AtomicInteger();
        var counter = Screenshots.onFx(() -> {
            var timer = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    frames.incrementAndGet();
                }
            };
            timer.start();
            return timer;
        });
        long start = System.nanoTime();
        long cpu = process.getProcessCpuTime();
        long own = threads.getThreadCpuTime(fx);
        var before = times(threads);
        TimeUnit.SECONDS.sleep(SECONDS);
        double nanos = System.nanoTime() - start;
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f frames/s, %.1f %% of one core in all, %.1f %% on the FX thread%n",
                what,
                frames.get() * 1e9 / nanos,
                100 * (process.getProcessCpuTime() - cpu) / nanos,
                100 * (threads.getThreadCpuTime(fx) - own) / nanos);
        times(threads).entrySet().stream()
                .map(e -> Map.entry(e.getKey(), e.getValue() - before.getOrDefault(e.getKey(), 0L)))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(3)
                .forEach(e ->
                        System.out.printf(Locale.ROOT, "    %s %.1f %%%n", e.getKey(), 100 * e.getValue() / nanos));
        Screenshots.onFx(() -> {
            counter.stop();
            return "";
        });
    }

    private static Map<String, Long> times(ThreadMXBean threads) {
        var all = new HashMap<String, Long>();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null) {
                all.merge(info.getThreadName(), threads.getThreadCpuTime(id), Long::sum);
            }
        }
        return all;
    }
}
