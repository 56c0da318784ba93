package org.spinoscope.figure.layout;

/// One axis as laid out: numbers to places and back.
///
/// @param from the number at `start`
/// @param to the number at `end`
/// @param start a place in the drawing, left or bottom unless the axis is reversed
public record Scale(boolean log, double from, double to, double start, double end) {

    /// A number's place; NaN for what a logarithmic axis cannot show.
    public double place(double value) {
        var share = log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
        return Double.isInfinite(value) || Double.isInfinite(share) ? Double.NaN : start + share * (end - start);
    }

    /// The number at a place.
    public double value(double place) {
        var share = (place - start) / (end - start);
        return log ? from * Math.pow(to / from, share) : from + share * (to - from);
    }

    boolean shows(double value) {
        return value >= Math.min(from, to) && value <= Math.max(from, to);
    }

    double length() {
        return Math.abs(end - start);
    }
}
