package org.spinoscope.statistics;

/// A closed interval from `low` to `high`.
public record Interval(double low, double high) {

    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    public double width() {
        return high - low;
    }
}
