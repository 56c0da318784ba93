package org.spinoscope.desktop.chart;

import java.util.Locale;

/// Points that are replaced as a whole.
public final class FixedData implements SeriesData {

    private double[] x = {};
    private double[] low = {};
    private double[] y = {};
    private long version;

    public static FixedData of(double[] x, double[] y) {
        var data = new FixedData();
        data.set(x, y);
        return data;
    }

    /// @param newX in ascending order
    public void set(double[] newX, double[] newY) {
        set(newX, newY, newY);
    }

    /// A band between `newLow` and `newHigh`.
    public void set(double[] newX, double[] newLow, double[] newHigh) {
        if (newX.length != newLow.length || newX.length != newHigh.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%d x do not go with %d y", newX.length, Math.min(newLow.length, newHigh.length)));
        }
        x = newX.clone();
        low = newLow.clone();
        y = newHigh.clone();
        version++;
    }

    @Override
    public int size() {
        return x.length;
    }

    @Override
    public double x(int index) {
        return x[index];
    }

    @Override
    public double y(int index) {
        return y[index];
    }

    @Override
    public double low(int index) {
        return low[index];
    }

    @Override
    public long version() {
        return version;
    }
}
