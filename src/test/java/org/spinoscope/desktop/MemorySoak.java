package org.spinoscope.desktop;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.spinoscope.desktop.state.AsyncResult;

/// Uses the window for hours and watches its memory. A tool, not a test: it takes as long as asked.
///
/// Arguments: `spin MODEL FRAMES` (a spin at 60 frames/s with its live charts), `edits MODEL COUNT` (a typed letter
/// each, every tenth one waited for until it is answered), or `models MODEL,MODEL,… COUNT` (one loaded after the other,
/// each until its studies are done); then, if wanted, the SECONDS after which it ends in any case. The window measures
/// 900×650. Prints a line a sample: seconds, things done, resident MB and those of it that belong to no file (Linux),
/// heap in use and committed before a collection, and after the first tenth and at the end heap after one (which may
/// also shrink what is resident).
public final class MemorySoak {

    private static final int SAMPLES = 100;
    private static final String TEXT = "The capital of Spain is Madrid. The capital of Italy is";

    private final MainController window;
    private final long start = System.nanoTime();
    private final List<Double> resident = new ArrayList<>();
    private final List<Double> heap = new ArrayList<>();

    private final double limit;

    private MemorySoak(MainController window, double limit) {
        this.window = window;
        this.limit = limit;
    }

    public static void main(String[] args) throws Exception {
        var settings = Files.createTempDirectory("spinoscope-soak");
        var models = List.of(args[1].split(","));
        var window = Screenshots.open(new Desktop.Options(settings, models.getFirst(), List.of(), false));
        onFx(() -> {
            window.bench().stage.setWidth(900);
            window.bench().stage.setHeight(650);
            return "";
        });
        Screenshots.settle(window);
        var soak = new MemorySoak(window, args.length > 3 ? Double.parseDouble(args[3]) : Double.POSITIVE_INFINITY);
        long much = Long.parseLong(args[2]);
        switch (args[0]) {
            case "spin" -> soak.spin(much);
            case "edits" -> soak.edits(much);
            case "models" -> soak.models(models, much);
            default -> throw new IllegalArgumentException(args[0]);
        }
        soak.judge();
        System.exit(0);
    }

    private void spin(long count) throws Exception {
        var frames = new AtomicLong();
        onFx(() -> {
            window.dock().show("spin");
            window.bench().commands.get("spin.play").run();
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    frames.incrementAndGet();
                }
            }.start();
            return "";
        });
        for (int i = 1; i <= SAMPLES && seconds() < limit; i++) {
            while (frames.get() < count * i / SAMPLES && seconds() < limit) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
            sample(i, frames.get());
        }
    }

    private void edits(long count) throws Exception {
        var answers = window.bench().studyResults.answers();
        var editor = window.bench().editor;
        for (long i = 1; i <= count && seconds() < limit; i++) {
            long n = i;
            var before = answers.get();
            onFx(() -> {
                if (n % 100 == 0) {
                    editor.go((int) (n / 100 % editor.book().get().drafts().size()));
                }
                // Grows and shrinks by a letter; the row below gets a new text every time.
                var text = TEXT.substring(0, (int) (10 + n % (TEXT.length() - 10))) + (n % 7);
                editor.type("prompt", editor.draft().prompt(text));
                return "";
            });
            if (n % 10 == 0) {
                long until = System.nanoTime() + 5_000_000_000L;
                while (answers.get() == before && System.nanoTime() < until) {
                    TimeUnit.MILLISECONDS.sleep(2);
                }
            }
            if (n * SAMPLES / count > (n - 1) * SAMPLES / count) {
                sample((int) (n * SAMPLES / count), n);
            }
        }
    }

    private void models(List<String> models, long count) throws Exception {
        for (long i = 1; i <= count && seconds() < limit; i++) {
            var name = models.get((int) (i % models.size()));
            var before = window.bench().inferenceService.model().get();
            onFx(() -> {
                window.bench().models.open(name);
                return "";
            });
            int calm = 0;
            long until = System.nanoTime() + 120_000_000_000L;
            while (calm < 3 && System.nanoTime() < until) {
                TimeUnit.MILLISECONDS.sleep(10);
                boolean done = onFx(() -> Headless.settled(window)
                        && window.bench().inferenceService.model().get() != before);
                calm = done ? calm + 1 : 0;
            }
            if (!(window.bench().inferenceService.model().get() instanceof AsyncResult.Ready<?>)) {
                System.out.println(
                        "no model: " + window.bench().inferenceService.model().get());
            }
            if (i * SAMPLES / count > (i - 1) * SAMPLES / count) {
                sample((int) (i * SAMPLES / count), i);
            }
        }
    }

    /// Waits as long as it takes: others may pause this process.
    private static <T> T onFx(Callable<T> work) throws Exception {
        var task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }

    private void sample(int number, long done) throws IOException {
        var memory = ManagementFactory.getMemoryMXBean();
        double used = memory.getHeapMemoryUsage().getUsed() / 1e6;
        double now = statusMb("VmRSS:");
        resident.add(now);
        var line = String.format(
                Locale.ROOT,
                "%.0f s, %d done, resident %.1f MB (%.1f of no file), heap %.1f of %.1f MB",
                seconds(),
                done,
                now,
                statusMb("RssAnon:"),
                used,
                memory.getHeapMemoryUsage().getCommitted() / 1e6);
        if (number == 10 || number == SAMPLES || seconds() >= limit) {
            System.gc();
            heap.add(memory.getHeapMemoryUsage().getUsed() / 1e6);
            line += String.format(Locale.ROOT, ", after a collection %.1f MB", heap.getLast());
        }
        System.out.println(line);
    }

    /// The mean of each tenth after the first against the second.
    private void judge() {
        int tenth = resident.size() / 10;
        double base = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int t = 1; t < 10; t++) {
            double mean = resident.subList(t * tenth, (t + 1) * tenth).stream()
                    .mapToDouble(r -> r)
                    .average()
                    .orElse(0);
            base = t == 1 ? mean : base;
            least = Math.min(least, mean);
            most = Math.max(most, mean);
        }
        System.out.printf(
                Locale.ROOT,
                "resident after the first tenth: %.1f … %.1f MB, %+.2f … %+.2f %% of the second tenth%n",
                least,
                most,
                100 * (least / base - 1),
                100 * (most / base - 1));
        System.out.printf(Locale.ROOT, "heap after collections: %.1f → %.1f MB%n", heap.getFirst(), heap.getLast());
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double statusMb(String entry) throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(l -> l.startsWith(entry))
                    .mapToDouble(l -> Double.parseDouble(l.replaceAll("[^0-9]", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }
}
