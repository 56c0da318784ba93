package org.spinoscope.desktop.sweeps;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.checkpoint.CheckpointFiles;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Provenance;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.SweepPlots;
import org.spinoscope.plots.SweepPlots.Quantity;
import org.spinoscope.plots.SweepProvenance;
import org.spinoscope.plots.SweepTestPlots;
import org.spinoscope.statistics.SampleSizeCurve;
import org.spinoscope.sweep.SweepStatistics;
import org.spinoscope.sweep.SweepSummary;

/// The figures of the open sweep, made beside the screen's thread one after another, the map first.
///
/// For the screen's thread.
final class SweepFigures {

    private static final int LEAST_OF_CURVE = 20;

    final ObjectProperty<Quantity> quantity = new SimpleObjectProperty<>(Quantity.R);
    final ReadOnlyObjectWrapper<AsyncResult<Figure>> map = waiting();
    final ReadOnlyObjectWrapper<AsyncResult<Figure>> density = waiting();
    final ReadOnlyObjectWrapper<AsyncResult<Figure>> forest = waiting();
    final ReadOnlyObjectWrapper<AsyncResult<Figure>> curve = waiting();
    final ReadOnlyObjectWrapper<AsyncResult<Figure>> nulls = waiting();
    final ReadOnlyObjectWrapper<AsyncResult<Figure>> heldOut = waiting();
    final ReadOnlyObjectWrapper<List<HeadRow>> rows = new ReadOnlyObjectWrapper<>(List.of());

    private final OpenSweep sweep;
    private final PermutationRun test;
    private final Selection selection;
    private final Executor drawing;
    private final Executor screen;
    private final AtomicLong drawn = new AtomicLong();
    private long curveOf = -1;
    private Optional<Subject> shown = Optional.empty();

    /// @param drawing the thread that makes figures
    SweepFigures(OpenSweep sweep, PermutationRun test, Selection selection, Executor drawing, Executor screen) {
        this.sweep = sweep;
        this.test = test;
        this.selection = selection;
        this.drawing = drawing;
        this.screen = screen;
        sweep.summary().addListener(o -> {
            test.forget();
            draw();
        });
        selection.choice().addListener((o, was, is) -> {
            if (!was.head().equals(is.head())) {
                draw();
            }
        });
        quantity.addListener(o -> draw());
        test.result().addListener(o -> draw());
        draw();
    }

    private static ReadOnlyObjectWrapper<AsyncResult<Figure>> waiting() {
        return new ReadOnlyObjectWrapper<>(AsyncResult.waiting(OpenSweep.NONE));
    }

    /// The selected head, or the nearest one that the sweep's model has.
    HeadId head(SweepSummary summary) {
        var head = selection.now().head();
        return summary.has(head)
                ? head
                : new HeadId(Math.min(head.layer(), summary.layers() - 1), Math.min(head.head(), summary.heads() - 1));
    }

    private static Provenance origin(SweepSummary summary, Optional<Path> folder) {
        return SweepProvenance.of(
                summary,
                folder.map(Path::getFileName).map(Path::toString).orElse(""),
                CheckpointFiles.labelOf(summary.table().plan().model().id()));
    }

    /// What the density and the forest are of.
    private record Subject(SweepSummary summary, HeadId head) {}

    private void draw() {
        long number = drawn.incrementAndGet();
        var now = sweep.summary().get();
        if (now.value().isEmpty()) {
            for (var figure : List.of(map, density, forest, curve, nulls, heldOut)) {
                figure.set(now.map(none -> {
                    throw new IllegalStateException("there is no sweep");
                }));
            }
            rows.set(List.of());
            shown = Optional.empty();
            return;
        }
        var summary = now.value().get();
        var subject = new Subject(summary, head(summary));
        if (!summary.columns()) {
            density.set(AsyncResult.waiting("Reading the prompts …"));
        }
        var tested = test.result().get();
        var origin = origin(summary, sweep.folder().get());
        boolean fresh = !shown.equals(Optional.of(subject));
        if (fresh) {
            shown = Optional.empty(); // until all of them are there, they may be of two heads
        }
        var wanted = quantity.get();
        drawing.execute(() -> drawn(number, subject, wanted, tested.value(), origin, fresh));
        nulls.set(tested.map(found -> SweepTestPlots.nullHistogram(found, origin)));
        heldOut.set(tested.map(found -> SweepTestPlots.heldOut(found, origin)));
    }

    /// Makes one figure after another: the map is laid out and on the screen while the others are still made.
    ///
    /// @param fresh whether the density and the forest are others than before
    private void drawn(
            long number,
            Subject subject,
            Quantity wanted,
            Optional<SweepStatistics> tested,
            Provenance origin,
            boolean fresh) {
        var summary = subject.summary();
        var plots = new SweepPlots(summary, origin);
        step(number, () -> plots.headMap(wanted, subject.head(), tested), map);
        if (fresh && summary.columns()) {
            step(number, () -> plots.density(subject.head()), density);
        }
        if (fresh) {
            step(number, () -> plots.forest(subject.head()), forest);
        }
        if (number == drawn.get()) {
            var all = HeadRow.all(summary, tested);
            onScreen(number, () -> {
                shown = Optional.of(subject);
                if (!all.equals(rows.get())) { // another head: the table has nothing to do
                    rows.set(all);
                }
            });
        }
    }

    private void step(long number, Supplier<Figure> making, ReadOnlyObjectWrapper<AsyncResult<Figure>> place) {
        if (number == drawn.get()) {
            var figure = AsyncResult.ready(making.get());
            onScreen(number, () -> place.set(figure));
        }
    }

    private void onScreen(long number, Runnable showing) {
        screen.execute(() -> {
            if (number == drawn.get()) {
                showing.run();
            }
        });
    }

    /// While the curve is visible: draws it for the present state, which takes longer than the rest.
    void refreshCurve() {
        long number = drawn.get();
        var summary = sweep.summary().get().value().filter(SweepSummary::columns);
        if (number == curveOf || summary.isEmpty()) {
            return;
        }
        curveOf = number;
        var known = summary.get();
        var head = head(known);
        var origin = origin(known, sweep.folder().get()).with("seed", "1");
        curve.set(AsyncResult.waiting("Drawing subsets …"));
        sweep.<Figure>ask(reader -> curve(known, head, origin), answer -> {
            if (curveOf == number) {
                curve.set(answer);
            }
        });
    }

    private static Figure curve(SweepSummary summary, HeadId head, Provenance origin) {
        var pairs = summary.pairs(head);
        List<SampleSizeCurve.Point> points =
                pairs.x().length < LEAST_OF_CURVE ? List.of() : SampleSizeCurve.of(pairs.x(), pairs.y(), 1);
        return SweepTestPlots.curve(head, points, origin);
    }
}
