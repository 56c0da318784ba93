package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.dataset.DataSet;
import java.util.List;
import java.util.stream.Stream;

/// ChartFX's chart, whose series may change at any time on the screen's thread.
///
/// ChartFX takes the read lock of every data set before it lays a chart out and gives it back once it has drawn. That
/// is longer than one frame: the lock is also taken when a chart enters a window, and kept until the frame after; for
/// good, if the chart is taken out before that frame, or if drawing fails. Whoever writes meanwhile on the same thread
/// waits for itself. So a change that finds a reader waits for the end of the frame, and a lock that ChartFX would
/// keep is given back.
final class StreamChart extends XYChart {

    private final SeriesRenderer renderer;
    private boolean waiting;

    StreamChart(NumberAxis x, NumberAxis y, SeriesRenderer renderer) {
        super(x, y);
        this.renderer = renderer;
        getRenderers().setAll(renderer);
        setLegendVisible(false);
        getLegend().getNode().setManaged(false);
        getGridRenderer().getHorizontalMajorGrid().setVisible(false);
        getGridRenderer().getVerticalMajorGrid().setVisible(false);
        getMenuPane().setTriggerDistance(0);
        setMinSize(40, 40);
        getCanvas().setCache(false); // it changes with every drawing, so a copy of its pixels is of no use
        sceneProperty().addListener((o, was, is) -> {
            if (is == null) {
                release();
            }
        });
    }

    /// What is shown, in the order of drawing.
    void show(List<Series> series) {
        // ChartFX draws the last first.
        renderer.getDatasets()
                .setAll(series.reversed().stream().map(SeriesDataSet::new).toList());
    }

    /// Takes over what has changed in the numbers: at once, or after the frame that is being drawn.
    ///
    /// @return whether anything has changed
    boolean refresh() {
        boolean changed = false;
        for (var set : (Iterable<SeriesDataSet>) sets()::iterator) {
            if (set.stale()) {
                changed = true;
                if (set.free()) {
                    set.take();
                } else {
                    waiting = true;
                }
            }
        }
        return changed;
    }

    @Override
    protected void runPostLayout() {
        try {
            super.runPostLayout();
        } catch (RuntimeException | Error failed) {
            release();
            throw failed;
        }
        if (waiting) {
            waiting = false;
            refresh();
        }
    }

    /// Gives back locks that no frame will give back; what was to be drawn is drawn at the next occasion.
    private void release() {
        if (sets().anyMatch(set -> !set.free())) {
            clearStates();
            invalidate();
        }
    }

    private Stream<SeriesDataSet> sets() {
        return renderer.getDatasets().stream().map(StreamChart::own);
    }

    private static SeriesDataSet own(DataSet set) {
        return (SeriesDataSet) set;
    }
}
