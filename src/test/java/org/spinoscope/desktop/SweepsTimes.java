package org.spinoscope.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.task.FxWatchdog;

/// Measures how soon a large sweep is seen and filtered, and how soon a session shows its results
/// again. A tool, not a test: its numbers depend on the machine.
///
/// Half a second passes between two changes, as it does between two clicks.
///
/// Arguments: `sweep FOLDER RANK…` (a sweep in the window, then filters to these largest ranks),
/// or `reopen SETTINGS` (once to make the session, once more to measure).
public final class SweepsTimes {

    private SweepsTimes() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("reopen")) {
            reopen(Path.of(args[1]));
        } else {
            sweep(Path.of(args[1]), List.of(args).subList(2, args.length));
        }
        System.exit(0);
    }

    private static void sweep(Path folder, List<String> ranks) throws Exception {
        var settings = Files.createTempDirectory("spinoscope-sweeps");
        var window = Screenshots.open(new Desktop.Options(settings, "embedded", List.of(), false));
        Screenshots.settle(window);
        run(window, () -> window.bench().commands.get("view.sweeps").run());
        TimeUnit.SECONDS.sleep(2);
        try (var watchdog = new FxWatchdog(window.bench().screen, 16)) {
            long start = System.nanoTime();
            run(window, () -> window.bench().fileOpener.open(folder));
            until(() -> shows(window, "sweeps-map", "Heads over "));
            say("first picture", start);
            until(() -> shows(window, "sweeps-density", "Head "));
            say("all figures", start);
            report("opening", watchdog);
            for (var rank : ranks) {
                var before = title(window, "sweeps-map");
                var pointsBefore = title(window, "sweeps-density");
                TimeUnit.MILLISECONDS.sleep(500);
                start = System.nanoTime();
                run(window, () -> {
                    var filter = window.bench().sweeps.filter();
                    filter.set(filter.get().ranks(1, Integer.parseInt(rank)));
                });
                until(() -> shows(window, "sweeps-map", "Heads over ")
                        && !title(window, "sweeps-map").equals(before));
                say("filter to rank " + rank + ", map", start);
                until(() -> shows(window, "sweeps-density", "Head ")
                        && !title(window, "sweeps-density").equals(pointsBefore)
                        && shows(window, "sweeps-forest", "Head "));
                say("filter to rank " + rank + ", all figures", start);
            }
            report("filters", watchdog);
            for (var head : List.of("L1H1", "L7H8", "L11H11")) {
                TimeUnit.MILLISECONDS.sleep(500);
                start = System.nanoTime();
                run(window, () -> window.bench().selection.head(org.spinoscope.gpt2.HeadId.parse(head)));
                until(() -> shows(window, "sweeps-density", head));
                say("density of " + head, start);
            }
            report("heads", watchdog);
        }
    }

    private static void report(String what, FxWatchdog watchdog) {
        System.out.printf(
                Locale.ROOT,
                "%s: worst %.1f ms on the FX thread, %d over 16 ms%n",
                what,
                watchdog.worstMillis(),
                watchdog.stalls().size());
        watchdog.stalls().stream().limit(3).forEach(System.out::println);
        watchdog.reset();
    }

    private static void reopen(Path settings) throws Exception {
        boolean first = !Files.exists(settings.resolve("last-session.json"));
        var window = Screenshots.open(new Desktop.Options(settings, "", List.of(), false));
        long start = System.nanoTime();
        var seen = Screenshots.onFx(() -> Seen.in(window, start));
        until(() -> seen.map > 0);
        System.out.printf(
                Locale.ROOT,
                "after the frame: columns %.0f ms, results read %.0f ms, figure %.0f ms, head map %.0f ms: %.0f ms after the columns, %s%n",
                seen.columns,
                seen.results,
                seen.figure,
                seen.map,
                seen.map - seen.columns,
                seen.recalled ? "before the model was loaded" : "after the model was loaded");
        Screenshots.settle(window);
        if (first) {
            TimeUnit.SECONDS.sleep(3);
        }
        run(window, () -> window.close());
        TimeUnit.SECONDS.sleep(1);
    }

    /// When what was on the screen (ms): a frame is seen at the end of the pulse that lays it out.
    private static final class Seen {
        private double columns;
        private double results;
        private double map;
        private double figure;
        private boolean recalled;
        private boolean looking;

        static Seen in(MainController window, long start) {
            var seen = new Seen();
            var scene = window.bench().stage.getScene();
            scene.addPreLayoutPulseListener(() -> {
                double now = (System.nanoTime() - start) / 1e6;
                if (seen.results == 0
                        && window.bench()
                                .studyResults
                                .correlation()
                                .get()
                                .value()
                                .isPresent()) {
                    seen.results = now;
                }
                if (!seen.looking && pane(window, "head-map") != null) {
                    seen.looking = true; // after the canvas's own listener, which shows what is laid out by then
                    scene.addPostLayoutPulseListener(() -> seen.look(window, (System.nanoTime() - start) / 1e6));
                }
            });
            return seen;
        }

        private void look(MainController window, double now) {
            if (pane(window, "head-map") instanceof FigurePane shown) {
                columns = columns == 0 ? now : columns;
                figure = figure == 0 && shown.canvas().figure().get() != null ? now : figure;
                if (map == 0 && shown.canvas().placeOf("L0H0").isPresent()) {
                    map = now;
                    recalled = window.bench()
                            .inferenceService
                            .model()
                            .get()
                            .value()
                            .isEmpty();
                }
            }
        }
    }

    private static boolean shows(MainController window, String pane, String title) {
        return pane(window, pane) instanceof FigurePane shown
                && shown.canvas().figure().get() != null
                && shown.canvas().isVisible()
                && title(window, pane).contains(title)
                && shown.canvas().settled();
    }

    private static String title(MainController window, String pane) {
        var figure = pane(window, pane) instanceof FigurePane shown
                ? shown.canvas().figure().get()
                : null;
        return figure == null ? "" : figure.title();
    }

    private static final Map<String, javafx.scene.Node> FOUND = new HashMap<>();

    /// Looked up once: going through all nodes again and again would be most of what the screen's thread does.
    private static javafx.scene.@Nullable Node pane(MainController window, String id) {
        return FOUND.computeIfAbsent(id, name -> window.bench().stage.getScene().lookup("#" + name));
    }

    private static void run(MainController window, Runnable work) throws Exception {
        Screenshots.onFx(() -> {
            work.run();
            return window;
        });
    }

    private static void until(Callable<Boolean> holds) throws Exception {
        for (int i = 0; i < 10_000 && !Screenshots.onFx(holds); i++) {
            TimeUnit.MILLISECONDS.sleep(3);
        }
    }

    private static void say(String what, long since) {
        System.out.printf(Locale.ROOT, "%s: %.0f ms%n", what, (System.nanoTime() - since) / 1e6);
    }
}
