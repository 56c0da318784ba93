package org.spinoscope.desktop.sweeps;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.BackgroundTasks;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.sweep.SweepData;
import org.spinoscope.sweep.SweepStatistics;
import org.spinoscope.sweep.SweepSummary;

/// The tests that go through all heads of the open sweep many times, run when they are asked for.
///
/// For the screen's thread.
final class PermutationRun {

    static final int PERMUTATIONS = 10_000;

    private static final int RESAMPLES = 2_000;
    private static final String UNTESTED =
            "The family-wise test permutes all prompts inside their relations ten thousand times. It takes from seconds"
                    + " to minutes.";

    private final OpenSweep sweep;
    private final BackgroundTasks tasks;
    private final AsyncResult<SweepStatistics> untested = AsyncResult.waiting(UNTESTED);
    private final ReadOnlyObjectWrapper<AsyncResult<SweepStatistics>> result = new ReadOnlyObjectWrapper<>(untested);
    private long runs;

    PermutationRun(OpenSweep sweep, BackgroundTasks tasks) {
        this.sweep = sweep;
        this.tasks = tasks;
    }

    ReadOnlyObjectProperty<AsyncResult<SweepStatistics>> result() {
        return result.getReadOnlyProperty();
    }

    /// Drops the result, which was of other prompts.
    void forget() {
        runs++;
        result.set(untested);
    }

    /// Tests the included prompts.
    ///
    /// @param head the one examined in detail
    void run(SweepSummary summary, HeadId head) {
        long number = ++runs;
        result.set(AsyncResult.waiting("Permuting prompts inside their relations …"));
        var filter = summary.filter();
        int reading = summary.table().reading();
        var request = new SweepStatistics.Request(Optional.of(head), reading, PERMUTATIONS, RESAMPLES, 1);
        sweep.<SweepData>ask(
                reader -> SweepSummary.of(reader.table(), filter).data(),
                data -> data.value().ifPresent(known -> start(number, known, request)));
    }

    private void start(long number, SweepData data, SweepStatistics.Request request) {
        var found = new AtomicReference<AsyncResult<SweepStatistics>>(untested);
        tasks.start(
                "Testing all heads of the sweep",
                progress -> {
                    try {
                        found.set(AsyncResult.ready(SweepStatistics.of(data, request, progress)));
                    } catch (UserException e) {
                        found.set(AsyncResult.failed(String.valueOf(e.getMessage())));
                    } catch (CancellationException stopped) {
                        found.set(untested);
                    }
                },
                () -> {
                    if (number == runs) {
                        result.set(found.get());
                    }
                });
    }
}
