package org.spinoscope.figure.layout;

import java.util.List;
import java.util.function.BiConsumer;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.DataRange;
import org.spinoscope.figure.Mark;

/// From where to where an axis goes. `empty` means that nothing could be shown on it.
record Limits(double from, double to, boolean log, boolean empty) {

    private static final double ROOM = 0.05;

    /// Ends of a logarithmic axis whose ratio is still a number.
    private static final double SMALLEST = 1e-150;

    private static final double LARGEST = 1e150;

    static Limits x(Axis axis, List<Mark> marks, boolean flush) {
        return of(axis, marks, flush, (mark, dataRange) -> mark.reach(dataRange, new DataRange(false)));
    }

    static Limits y(Axis axis, List<Mark> marks, boolean flush) {
        return of(axis, marks, flush, (mark, dataRange) -> mark.reach(new DataRange(false), dataRange));
    }

    private static Limits of(Axis axis, List<Mark> marks, boolean flush, BiConsumer<Mark, DataRange> reaching) {
        var log = axis.kind() == Axis.Kind.LOG;
        var dataRange = new DataRange(log);
        marks.forEach(mark -> reaching.accept(mark, dataRange));
        var min = usable(axis.min(), log) ? axis.min() : Double.NaN;
        var max = usable(axis.max(), log) ? axis.max() : Double.NaN;
        var low = dataRange.empty() ? (log ? 1 : 0) : dataRange.min();
        var high = dataRange.empty() ? (log ? 10 : 1) : dataRange.max();
        if (!(high > low)) {
            var room = log ? 0 : Math.max(Math.abs(low) * 0.1, 0.5);
            low = log ? low / 2 : low - room;
            high = log ? high * 2 : high + room;
        } else {
            var share = flush ? 0 : ROOM;
            var down = dataRange.flushAtMin() ? 0 : share;
            var up = dataRange.flushAtMax() ? 0 : share;
            var ratio = log ? high / low : 1;
            var span = log ? 0 : high - low;
            low = log ? low / Math.pow(ratio, down) : low - span * down;
            high = log ? high * Math.pow(ratio, up) : high + span * up;
        }
        low = Double.isNaN(min) ? low : min;
        high = Double.isNaN(max) ? high : max;
        if (!(high > low) || !Double.isFinite(high - low)) {
            low = log ? Math.min(low, high) / 2 : Math.max(-1e300, Math.min(low, high) - 0.5);
            high = log ? low * 4 : Math.min(1e300, low + Math.max(1, Math.abs(low) * 0.1));
        }
        if (log) { // halving the smallest numbers gives 0, which has no logarithm
            low = Math.clamp(low, SMALLEST, LARGEST / 4);
            high = high > low ? Math.min(high, LARGEST) : low * 4;
        }
        return new Limits(low, high, log, dataRange.empty());
    }

    private static boolean usable(double limit, boolean log) {
        return Double.isFinite(limit) && (!log || limit > 0);
    }

    double span() {
        return to - from;
    }

    /// Widened about the middle.
    Limits span(double wider) {
        var middle = from / 2 + to / 2;
        return new Limits(middle - wider / 2, middle + wider / 2, log, empty);
    }

    Scale scale(double start, double end, boolean reversed) {
        return reversed ? new Scale(log, to, from, start, end) : new Scale(log, from, to, start, end);
    }
}
