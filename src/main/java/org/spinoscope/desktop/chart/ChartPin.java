package org.spinoscope.desktop.chart;

import javafx.beans.property.ReadOnlyObjectWrapper;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;

/// Keeps a chart that is being drawn for comparison, such as a run of the spin with the next one. What is compared with
/// follows the chart, but not every frame: figures of long series are costly.
final class ChartPin {

    private static final long BETWEEN_NANOS = 1_000_000_000;

    private final LiveChart chart;
    private final FigureContext kit;
    private final ReadOnlyObjectWrapper<AsyncResult<Figure>> live =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting("Nothing has been drawn."));
    private boolean kept;
    private long last;

    ChartPin(LiveChart chart, FigureContext kit) {
        this.chart = chart;
        this.kit = kit;
    }

    void pin() {
        chart.seen().ifPresent(seen -> {
            kept = true;
            live.set(AsyncResult.ready(seen.figure()));
            kit.pin().accept(new FigureContext.Pinned(seen.figure(), live.getReadOnlyProperty()));
        });
    }

    /// The chart shows something else.
    void changed() {
        long now = System.nanoTime();
        if (kept && now - last > BETWEEN_NANOS) {
            last = now;
            chart.seen().ifPresent(seen -> live.set(AsyncResult.ready(seen.figure())));
        }
    }
}
