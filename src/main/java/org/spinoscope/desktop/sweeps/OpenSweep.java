package org.spinoscope.desktop.sweeps;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.sweep.SweepFilter;
import org.spinoscope.sweep.SweepFolder;
import org.spinoscope.sweep.SweepReader;
import org.spinoscope.sweep.SweepSummary;
import org.spinoscope.sweep.SweepTable;

/// The sweep that is open: its sums under the present filter, kept up to date while parts are written.
///
/// For the screen's thread; everything that reads or adds runs on a thread of its own, the newest
/// request first.
final class OpenSweep {

    static final String NONE = "No sweep is open.";

    private final Executor reading;
    private final Executor screen;
    private final Consumer<Throwable> problems;
    private final ReadOnlyObjectWrapper<Optional<Path>> folder = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<AsyncResult<SweepSummary>> summary =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting(NONE));
    private final ReadOnlyObjectWrapper<SweepState> state = new ReadOnlyObjectWrapper<>(SweepState.NONE);
    private final ObjectProperty<SweepFilter> filter = new SimpleObjectProperty<>(SweepFilter.ALL);
    private final ObjectProperty<Integer> chosenReading = new SimpleObjectProperty<>(1);
    private final AtomicLong opened = new AtomicLong();
    private final AtomicLong filtered = new AtomicLong();
    private boolean polling;

    /// For the reading thread.
    private @Nullable SweepReader reader;

    /// @param reading one thread that does one thing after another
    /// @param problems receives errors of the program
    OpenSweep(Executor reading, Executor screen, Consumer<Throwable> problems) {
        this.reading = reading;
        this.screen = screen;
        this.problems = problems;
        filter.addListener(o -> refilter());
        chosenReading.addListener(o -> folder.get().ifPresent(this::read));
    }

    ReadOnlyObjectProperty<Optional<Path>> folder() {
        return folder.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AsyncResult<SweepSummary>> summary() {
        return summary.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<SweepState> state() {
        return state.getReadOnlyProperty();
    }

    ObjectProperty<SweepFilter> filter() {
        return filter;
    }

    /// Which of the plan's Readings is shown, from 1.
    ObjectProperty<Integer> reading() {
        return chosenReading;
    }

    /// Unpacks the database before it is needed.
    void warmUp() {
        run(SweepReader::warmUp);
    }

    void open(Path path) {
        folder.set(Optional.of(path));
        filter.set(SweepFilter.ALL);
        if (chosenReading.get() == 1) {
            read(path);
        } else {
            chosenReading.set(1);
        }
    }

    private void read(Path path) {
        long number = opened.incrementAndGet();
        int itsReading = chosenReading.get();
        summary.set(AsyncResult.waiting("Reading the sweep …"));
        state.set(SweepState.NONE);
        run(() -> {
            if (number == opened.get()) {
                read(path, itsReading, number);
            }
        });
    }

    private void read(Path path, int itsReading, long number) {
        closeReader();
        try {
            var sweep = new SweepFolder(path);
            var mine = new SweepReader(sweep, new SweepTable(sweep.plan(), itsReading));
            reader = mine;
            mine.firstLook().ifPresent(first -> deliver(number, first));
            mine.update(Progress.NONE);
            publish(mine, number);
            if (mine.parts() > 0) {
                SweepSummary.of(mine.table(), SweepFilter.ALL.ranks(1, 2)); // so that the first filter is a fast one
            }
        } catch (UserException e) {
            var why = String.valueOf(e.getMessage());
            screen.execute(() -> {
                if (number == opened.get()) {
                    summary.set(AsyncResult.failed(why));
                }
            });
        }
    }

    /// Looks for parts that were written since; cheap where there are none.
    void poll() {
        if (polling
                || folder.get().isEmpty()
                || state.get().planned() == 0
                || state.get().whole()) {
            return;
        }
        polling = true;
        long number = opened.get();
        boolean busy = state.get().busy();
        run(() -> {
            var mine = reader;
            if (mine != null
                    && number == opened.get()
                    && (mine.update(Progress.NONE) || mine.writtenElsewhere() != busy)) {
                publish(mine, number);
            }
            screen.execute(() -> polling = false);
        });
    }

    private void publish(SweepReader mine, long number) {
        var table = mine.table();
        var now = SweepState.of(mine);
        var sums = mine.parts() == 0 ? null : SweepSummary.of(table, filter.get());
        screen.execute(() -> {
            if (number != opened.get()) {
                return;
            }
            state.set(now);
            summary.set(
                    sums != null
                            ? AsyncResult.ready(sums)
                            : now.complaint().isEmpty()
                                    ? AsyncResult.waiting(now.whyEmpty())
                                    : AsyncResult.failed(now.complaint()));
        });
    }

    private void deliver(long number, SweepSummary sums) {
        screen.execute(() -> {
            if (number == opened.get()) {
                summary.set(AsyncResult.ready(sums));
            }
        });
    }

    private void refilter() {
        long number = filtered.incrementAndGet();
        long sweep = opened.get();
        var wanted = filter.get();
        run(() -> {
            var mine = reader;
            if (number == filtered.get() && sweep == opened.get() && mine != null && mine.parts() > 0) {
                deliver(sweep, SweepSummary.of(mine.table(), wanted));
            }
        });
    }

    /// Works on the open sweep beside the screen's thread.
    ///
    /// @param answer receives the result, or why there is none, on the screen's thread
    <T> void ask(Function<SweepReader, T> work, Consumer<AsyncResult<T>> answer) {
        long number = opened.get();
        run(() -> {
            var mine = reader;
            if (mine == null || number != opened.get()) {
                return;
            }
            AsyncResult<T> result;
            try {
                result = AsyncResult.ready(work.apply(mine));
            } catch (UserException e) {
                result = AsyncResult.failed(String.valueOf(e.getMessage()));
            }
            var found = result;
            screen.execute(() -> {
                if (number == opened.get()) {
                    answer.accept(found);
                }
            });
        });
    }

    private void run(Runnable work) {
        reading.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                problems.accept(e);
            }
        });
    }

    private void closeReader() {
        var old = reader;
        reader = null;
        if (old != null) {
            old.close();
        }
    }
}
