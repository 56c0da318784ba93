package org.spinoscope.desktop.sweeps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.bulk.BulkFormat;
import org.spinoscope.prompt.bulk.BulkPrompts;
import org.spinoscope.prompt.bulk.Rejections.Policy;
import org.spinoscope.sweep.Measure;
import org.spinoscope.sweep.SteppedSweep;
import org.spinoscope.sweep.SweepFolder;
import org.spinoscope.sweep.SweepRequest;

/// Runs a sweep on the window's model, part by part, so that other studies get their turn in between.
///
/// For the screen's thread.
final class SweepRunner {

    /// What the user asks for.
    ///
    /// @param prompts a file, a folder, or the id of a built-in set
    /// @param skipBad whether bad records are left out instead of refusing the set
    /// @param limit the most prompts; 0 for all
    record Order(String prompts, BulkFormat format, Set<Measure> measures, Path out, boolean skipBad, int limit) {}

    /// How far it is.
    ///
    /// @param running whether it is still under way
    /// @param fraction of the prompts that are done
    /// @param words part, rate and remaining time, or how it ended
    record Status(boolean running, double fraction, String words) {

        static final Status NONE = new Status(false, 0, "");
    }

    private static final String KEY = "sweep";
    private static final int PART_PROMPTS = 1000;
    private static final long SHOWN_EVERY = 200_000_000;

    private final InferenceService inferenceService;
    private final Selection selection;
    private final Consumer<Path> written;
    private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.NONE);
    private long runs;
    private @Nullable SteppedSweep sweep;
    private volatile long shownAt;

    /// @param written receives the folder once it is planned, and again after each part
    SweepRunner(InferenceService inferenceService, Selection selection, Consumer<Path> written) {
        this.inferenceService = inferenceService;
        this.selection = selection;
        this.written = written;
        inferenceService.model().addListener(o -> {
            if (status.get().running()) {
                end("Stopped, because the model was changed. Start the same sweep again to continue.");
            }
        });
    }

    ReadOnlyObjectProperty<Status> status() {
        return status.getReadOnlyProperty();
    }

    /// Plans the sweep, or goes on where the same plan stopped.
    void start(Order order) {
        if (status.get().running()) {
            return;
        }
        long run = ++runs;
        var reading = selection.now().reading();
        status.set(new Status(true, 0, "Planning the sweep …"));
        submit(
                run,
                "Planning the sweep",
                (model, progress) -> SteppedSweep.begin(
                        model,
                        new SweepRequest(
                                new BulkPrompts.Request(order.prompts(), order.format(), "", 1),
                                order.skipBad() ? Policy.SKIP : Policy.REFUSE,
                                java.util.List.of(reading),
                                order.measures(),
                                PART_PROMPTS,
                                order.limit() <= 0 ? Long.MAX_VALUE : order.limit()),
                        new SweepFolder(order.out()),
                        progress),
                planned -> {
                    sweep = planned;
                    written.accept(order.out());
                    next(run, planned, order.out(), new Pace(planned.done()));
                });
    }

    private void next(long run, SteppedSweep planned, Path out, Pace pace) {
        if (planned.finished()) {
            end(String.format(Locale.ROOT, "All %,d prompts are written.", planned.all()));
            return;
        }
        submit(
                run,
                "Sweep",
                (model, progress) -> {
                    planned.step(model, watched(run, planned, pace, progress));
                    return planned;
                },
                done -> {
                    written.accept(out);
                    next(run, done, out, pace);
                });
    }

    /// Tells the screen how far it is, a few times a second.
    private Progress watched(long run, SteppedSweep planned, Pace pace, Progress progress) {
        return (fraction, doing) -> {
            long now = System.nanoTime();
            if (now - shownAt > SHOWN_EVERY) {
                shownAt = now;
                var words = pace.words(fraction, planned.all(), now);
                inferenceService.show(() -> {
                    if (run == runs && status.get().running()) {
                        status.set(new Status(true, fraction, words));
                    }
                });
            }
            progress.at(fraction, doing);
        };
    }

    private interface Work<T> {
        T run(Gpt2 model, Progress progress);
    }

    private <T> void submit(long run, String title, Work<T> work, Consumer<T> then) {
        inferenceService.<Optional<T>>submit(
                KEY,
                title,
                Priority.BACKGROUND,
                Duration.ZERO,
                (model, progress) -> {
                    try {
                        return Optional.of(work.run(model, progress));
                    } catch (CancellationException stopped) {
                        inferenceService.show(() -> stoppedElsewhere(run));
                        throw stopped;
                    }
                },
                (AsyncResult<Optional<T>> answer) -> {
                    if (run != runs) {
                        answer.value().flatMap(v -> v).ifPresent(SweepRunner::release);
                        return;
                    }
                    answer.message().ifPresent(this::end);
                    answer.value().flatMap(v -> v).ifPresent(then);
                });
    }

    private static void release(Object planned) {
        if (planned instanceof SteppedSweep late) {
            late.close();
        }
    }

    /// Stops; whole parts stay, and the same order goes on from there.
    void cancel() {
        if (status.get().running()) {
            inferenceService.cancel(KEY);
            end("Cancelled. Finished parts are kept; start the same sweep again to continue.");
        }
    }

    private void stoppedElsewhere(long run) {
        if (run == runs && status.get().running()) {
            end("Cancelled. Finished parts are kept; start the same sweep again to continue.");
        }
    }

    private void end(String words) {
        runs++;
        var held = sweep;
        sweep = null;
        if (held != null) {
            held.close();
        }
        status.set(new Status(false, held == null ? 0 : (double) held.done() / held.all(), words));
    }

    /// Rate and remaining time.
    private static final class Pace {
        private final long start = System.nanoTime();
        private final long before;

        Pace(long before) {
            this.before = before;
        }

        String words(double fraction, long all, long now) {
            double seconds = (now - start) / 1e9;
            double done = fraction * all;
            double rate = (done - before) / Math.max(seconds, 1e-3);
            var text = String.format(Locale.ROOT, "%,.0f of %,d prompts, %,.0f a second", done, all, rate);
            double left = rate > 0 && seconds > 1 ? (all - done) / rate : Double.NaN;
            return Double.isNaN(left)
                    ? text
                    : text
                            + (left < 90
                                    ? String.format(Locale.ROOT, ", %.0f s left", left)
                                    : String.format(Locale.ROOT, ", %.0f min left", left / 60));
        }
    }
}
