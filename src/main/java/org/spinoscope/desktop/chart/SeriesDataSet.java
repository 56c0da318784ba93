package org.spinoscope.desktop.chart;

import io.fair_acc.dataset.DataSet;
import io.fair_acc.dataset.events.ChartBits;
import io.fair_acc.dataset.spi.AbstractDataSet;

/// A series as ChartFX sees it: a view onto its numbers, without a copy.
@SuppressWarnings("unchecked") // ChartFX declares its own lock() so
final class SeriesDataSet extends AbstractDataSet<SeriesDataSet> {

    private final transient Series series;
    private long seen = -1;

    SeriesDataSet(Series series) {
        super(series.name(), 2);
        this.series = series;
    }

    Series series() {
        return series;
    }

    /// Tells the chart, if the numbers have changed: the limits, then one event. Numbers change and are
    /// painted on the
    /// screen's thread alone, so no lock is taken: ChartFX's is not reentrant, and waiting for it would
    /// stop the window.
    boolean refresh() {
        if (series.data().version() == seen) {
            return false;
        }
        seen = series.data().version();
        recomputeLimits(DIM_X);
        recomputeLimits(DIM_Y);
        fireInvalidated(ChartBits.DataSetDataAdded);
        return true;
    }

    @Override
    public DataSet recomputeLimits(int dimension) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        var data = series.data();
        boolean counts = dimension == DIM_X ? series.kind() != Series.Kind.LEVEL : series.kind() != Series.Kind.PLACE;
        for (int i = 0; counts && i < data.size(); i++) {
            double high = dimension == DIM_X ? data.x(i) : data.y(i);
            double low = dimension == DIM_X ? high : data.low(i);
            if (Double.isFinite(low) && Double.isFinite(high)) {
                min = Math.min(min, low);
                max = Math.max(max, high);
            }
        }
        if (dimension == DIM_Y && series.kind() == Series.Kind.HISTOGRAM) {
            min = Math.min(0, min);
        }
        if (min <= max) {
            getAxisDescription(dimension).set(min, max);
        } else {
            getAxisDescription(dimension).clear();
        }
        return this;
    }

    @Override
    public double get(int dimension, int index) {
        return dimension == DIM_X ? series.data().x(index) : series.data().y(index);
    }

    @Override
    public int getDataCount() {
        return series.data().size();
    }

    @Override
    public DataSet set(DataSet other, boolean copy) {
        throw new UnsupportedOperationException("a series is changed through its own numbers");
    }
}
