package org.spinoscope.desktop.chart;

import io.fair_acc.dataset.DataSet;
import io.fair_acc.dataset.events.ChartBits;
import io.fair_acc.dataset.locks.DefaultDataSetLock;
import io.fair_acc.dataset.spi.AbstractDataSet;

/// A series as ChartFX sees it: a copy of its numbers, changed under the write lock alone.
@SuppressWarnings("unchecked") // ChartFX declares its own lock() so
final class SeriesDataSet extends AbstractDataSet<SeriesDataSet> {

    private final transient Series series;
    private double[] x = {};
    private double[] y = {};
    private double[] low = {};
    private int size;
    private long seen = -1;

    SeriesDataSet(Series series) {
        super(series.name(), 2);
        this.series = series;
        take();
    }

    Series series() {
        return series;
    }

    /// Whether the series has changed since it was copied.
    boolean stale() {
        return series.data().version() != seen;
    }

    /// Whether there is no reader now, so that a writer need not wait.
    boolean free() {
        return ((DefaultDataSetLock<?>) lock()).getReaderCount() == 0;
    }

    /// Copies the numbers under the write lock, then fires one event.
    void take() {
        lock().writeLockGuard(this::copy);
        fireInvalidated(ChartBits.DataSetDataAdded);
    }

    private void copy() {
        var data = series.data();
        seen = data.version();
        size = data.size();
        if (x.length < size) {
            x = new double[2 * size];
            y = new double[2 * size];
            low = series.kind() == Series.Kind.BAND ? new double[2 * size] : y;
        }
        for (int i = 0; i < size; i++) {
            x[i] = data.x(i);
            y[i] = data.y(i);
            if (series.kind() == Series.Kind.BAND) {
                low[i] = data.low(i);
            }
        }
        recomputeLimits(DIM_X);
        recomputeLimits(DIM_Y);
    }

    double x(int index) {
        return x[index];
    }

    double y(int index) {
        return y[index];
    }

    /// The lower edge of a band.
    double low(int index) {
        return low[index];
    }

    @Override
    public DataSet recomputeLimits(int dimension) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        boolean counts = dimension == DIM_X ? series.kind() != Series.Kind.LEVEL : series.kind() != Series.Kind.PLACE;
        for (int i = 0; counts && i < size; i++) {
            double high = dimension == DIM_X ? x[i] : y[i];
            double lowest = dimension == DIM_X ? high : low[i];
            if (Double.isFinite(lowest) && Double.isFinite(high)) {
                min = Math.min(min, lowest);
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
        return dimension == DIM_X ? x[index] : y[index];
    }

    @Override
    public int getDataCount() {
        return size;
    }

    @Override
    public DataSet set(DataSet other, boolean copy) {
        throw new UnsupportedOperationException("a series is changed through its own numbers");
    }
}
