package org.spinoscope.sweep;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.NativeBench;

/// Computes the parts of a plan that are not there yet. While one part is computed, the one before it is written.
public final class SweepRun {

    private final Gpt2 model;
    private final SweepFolder folder;
    private final SweepPlan plan;

    /// @throws UserException if the model is not the plan's
    public SweepRun(Gpt2 model, SweepFolder folder, SweepPlan plan) {
        this.model = model;
        this.folder = folder;
        this.plan = plan;
        if (!model.sha256().equals(plan.model().sha256())) {
            throw new UserException("The model " + model.identity().id() + " is not the one of this sweep, "
                    + plan.model().id() + ": its weights differ. Name the right one with --model.");
        }
        NativeBench.useThreads(plan.threads());
    }

    /// All parts, alone in the folder.
    ///
    /// @throws UserException if another sweep works there, or the disk is full
    /// @throws java.util.concurrent.CancellationException if `progress` says so; whole parts stay
    public void all(Progress progress) {
        try (var _ = FolderLock.whole(folder)) {
            folder.deleteDrafts(); // no other process writes here now: they are a killed process's
            run(plan.parts(), progress);
        }
    }

    /// Some parts, while other processes may compute others.
    public void some(List<SweepPlan.Part> parts, Progress progress) {
        try (var _ = FolderLock.parts(folder, parts)) {
            run(parts, progress);
        }
    }

    private void run(List<SweepPlan.Part> parts, Progress progress) {
        try (var parquet = new Parquet();
                var writer = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("sweep-writer").factory())) {
            var columns = new SweepColumns(plan);
            var missing = parts.stream()
                    .filter(part -> !folder.complete(parquet, columns, plan, part))
                    .toList();
            compute(parts, missing, parquet, writer, progress);
        }
    }

    private void compute(
            List<SweepPlan.Part> parts,
            List<SweepPlan.Part> missing,
            Parquet parquet,
            ExecutorService writer,
            Progress progress) {
        long all = parts.stream().mapToLong(SweepPlan.Part::tokens).sum();
        long before = all - missing.stream().mapToLong(SweepPlan.Part::tokens).sum();
        var computer = new PartComputer(model, plan);
        var files = new PartFiles(folder, plan);
        var pace = new Pace(System.nanoTime());
        @Nullable Future<?> writing = null;
        long done = before;
        for (var part : missing) {
            double from = (double) done / all;
            double to = (double) (done + part.tokens()) / all;
            long prompts = pace.prompts;
            var rows = computer.rows(
                    PlannedPart.read(folder.planned(part), part),
                    (fraction, doing) -> progress.at(
                            from + fraction * (to - from),
                            pace.words(
                                    part,
                                    plan.parts().size(),
                                    fraction,
                                    (double) before / all,
                                    from + fraction * (to - from))));
            await(writing);
            writing = writer.submit(() -> files.write(part, rows, parquet));
            pace.prompts = prompts + part.prompts();
            done += part.tokens();
        }
        await(writing);
        progress.at(1, "All parts written");
    }

    private static void await(@Nullable Future<?> writing) {
        if (writing == null) {
            return;
        }
        try {
            writing.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.util.concurrent.CancellationException("Interrupted while a part was written");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UserException reason ? reason : new IllegalStateException(e.getCause());
        }
    }

    /// Rate and remaining time in words.
    private static final class Pace {
        private final long start;
        private long prompts;

        Pace(long start) {
            this.start = start;
        }

        String words(SweepPlan.Part part, int parts, double fraction, double first, double now) {
            double seconds = (System.nanoTime() - start) / 1e9;
            double rate = (prompts + fraction * part.prompts()) / seconds;
            double left = now > first ? seconds * (1 - now) / (now - first) : Double.NaN;
            var remaining = Double.isNaN(left)
                    ? ""
                    : left < 90
                            ? String.format(Locale.ROOT, ", %.0f s left", left)
                            : String.format(Locale.ROOT, ", %.0f min left", left / 60);
            return String.format(
                    Locale.ROOT, "Part %d of %d, %.0f prompts/s%s", part.part() + 1, parts, rate, remaining);
        }
    }
}
