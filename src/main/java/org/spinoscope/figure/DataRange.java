package org.spinoscope.figure;

/// Collects how far marks reach on one axis, so that its limits can be chosen; ignores what the axis cannot show.
public final class DataRange {

    private final boolean positiveOnly;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double flushMin = Double.POSITIVE_INFINITY;
    private double flushMax = Double.NEGATIVE_INFINITY;

    /// @param positiveOnly whether the axis is logarithmic
    public DataRange(boolean positiveOnly) {
        this.positiveOnly = positiveOnly;
    }

    /// A value that must be visible, with some room around it.
    public void to(double value) {
        if (Double.isFinite(value) && (!positiveOnly || value > 0)) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
    }

    public void to(Values values) {
        for (var i = 0; i < values.size(); i++) {
            to(values.get(i));
        }
    }

    /// A value that must be visible and may lie on the frame itself: the foot of a bar, the edge of a cell.
    public void flush(double value) {
        to(value);
        if (Double.isFinite(value) && (!positiveOnly || value > 0)) {
            flushMin = Math.min(flushMin, value);
            flushMax = Math.max(flushMax, value);
        }
    }

    public boolean empty() {
        return min > max;
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    public boolean flushAtMin() {
        return flushMin <= min;
    }

    public boolean flushAtMax() {
        return flushMax >= max;
    }
}
