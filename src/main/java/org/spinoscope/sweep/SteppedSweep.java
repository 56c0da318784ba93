package org.spinoscope.sweep;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;

/// A sweep that is computed part by part by the owner of the model, which may do other work in
/// between. It keeps other sweeps out of the folder until it is closed.
public final class SteppedSweep implements AutoCloseable {

    private final SweepFolder folder;
    private final SweepPlan plan;
    private final FolderLock lock;
    private final Queue<SweepPlan.Part> missing;
    private final long all;
    private long done;

    /// Plans, or goes on where the same plan stopped.
    ///
    /// @throws org.spinoscope.common.UserException if the folder holds another plan, another sweep
    ///     works there, or the prompts cannot be used
    public static SteppedSweep begin(Gpt2 model, SweepRequest request, SweepFolder folder, Progress progress) {
        var plan = new SweepPlanner(model, request, folder).plan(progress);
        return new SteppedSweep(folder, plan);
    }

    private SteppedSweep(SweepFolder folder, SweepPlan plan) {
        this.folder = folder;
        this.plan = plan;
        lock = FolderLock.whole(folder);
        var there = folder.complete(plan);
        missing = new ArrayDeque<>(
                plan.parts().stream().filter(part -> !there.contains(part)).toList());
        all = prompts(plan.parts());
        done = prompts(there);
    }

    private static long prompts(List<SweepPlan.Part> parts) {
        return parts.stream().mapToLong(SweepPlan.Part::prompts).sum();
    }

    public SweepPlan plan() {
        return plan;
    }

    /// Prompts in whole parts.
    public long done() {
        return done;
    }

    /// Prompts of the plan.
    public long all() {
        return all;
    }

    public boolean finished() {
        return missing.isEmpty();
    }

    /// Computes and writes the next part; stopped in the middle, it is still the next one.
    ///
    /// @param progress over the prompts of the whole sweep
    /// @throws CancellationException if `progress` says so
    public void step(Gpt2 model, Progress progress) {
        var part = missing.element();
        try (var parquet = new Parquet()) {
            new SweepRun(model, folder, plan); // refuses another model
            var rows = new PartComputer(model, plan)
                    .rows(
                            PlannedPart.read(folder.planned(part), part),
                            progress.part((double) done / all, (double) (done + part.prompts()) / all));
            new PartFiles(folder, plan).write(part, rows, parquet);
        }
        missing.remove();
        done += part.prompts();
    }

    @Override
    public void close() {
        lock.close();
    }
}
