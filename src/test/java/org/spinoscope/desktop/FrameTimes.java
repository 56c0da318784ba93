package org.spinoscope.desktop;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.spinoscope.desktop.task.FxWatchdog;
import org.spinoscope.gpt2.HeadId;

/// Measures what keeps the screen's thread busy while the window is used on a given model, and how fast edits are
/// answered. A tool, not a test: its numbers depend on the machine.
public final class FrameTimes {

    private FrameTimes() {}

    public static void main(String[] args) throws Exception {
        var settings = Files.createTempDirectory("spinoscope-frames");
        var mainController = Screenshots.open(new Desktop.Options(settings, args[0], List.of(), false));
        long start = System.nanoTime();
        Screenshots.settle(mainController);
        System.out.printf(
                Locale.ROOT, "first study settled %.1f s after the window%n", (System.nanoTime() - start) / 1e9);
        try (var watchdog = new FxWatchdog(mainController.bench().screen, 16)) {
            for (int round = 0; round < 2; round++) {
                watchdog.reset();
                use(mainController);
                System.out.printf(
                        Locale.ROOT,
                        "round %d: %d stalls over 16 ms, worst %.1f ms%n",
                        round,
                        watchdog.stalls().size(),
                        watchdog.worstMillis());
            }
            watchdog.stalls().stream().limit(6).forEach(System.out::println);
            edits(mainController);
            SpinFrameTimes.measure(mainController, watchdog);
        }
        System.exit(0);
    }

    private static void use(MainController mainController) throws Exception {
        for (var view : new String[] {"heads", "plane", "temperature", "spin", "prompts"}) {
            Screenshots.onFx(() -> {
                mainController.dock().show(view);
                return "";
            });
            for (int i = 0; i < 6; i++) {
                int h = i;
                Screenshots.onFx(() -> {
                    mainController.bench().selection.head(new HeadId(h, 11 - h));
                    mainController.bench().editor.go(h);
                    return "";
                });
                TimeUnit.MILLISECONDS.sleep(250);
            }
        }
        Screenshots.settle(mainController);
    }

    private static void edits(MainController mainController) throws Exception {
        var answers = mainController.bench().studyResults.answers();
        double worst = 0;
        double sum = 0;
        for (int i = 0; i < 10; i++) {
            var before = answers.get();
            var text = "The capital of Spain is Madrid. The capital of Italy "
                    + "is ".repeat(i % 3 + 1).strip();
            long start = System.nanoTime();
            Screenshots.onFx(() -> {
                mainController
                        .bench()
                        .editor
                        .type(
                                "prompt",
                                mainController.bench().editor.draft().prompt(text + ".".repeat(text.length() % 4)));
                return "";
            });
            while (Screenshots.onFx(() -> answers.get() == before) && System.nanoTime() - start < 5e9) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            double millis = (System.nanoTime() - start) / 1e6;
            worst = Math.max(worst, millis);
            sum += millis;
            TimeUnit.MILLISECONDS.sleep(100);
        }
        System.out.printf(
                Locale.ROOT, "an edit is answered after %.0f ms on average, %.0f ms at worst%n", sum / 10, worst);
        Screenshots.settle(mainController);
    }
}
