package org.spinoscope.dynamics;

/// A number that may change with time, such as k_BT during a quench.
@FunctionalInterface
public interface Schedule {

    double at(double time);

    static Schedule constant(double value) {
        return time -> value;
    }

    /// `before` until `when`, `after` from then on.
    static Schedule quench(double before, double after, double when) {
        return time -> time < when ? before : after;
    }

    /// Linear from `start` at time 0 to `end` at `duration`, constant afterwards.
    static Schedule ramp(double start, double end, double duration) {
        return time -> start + (end - start) * Math.clamp(time / duration, 0.0, 1.0);
    }
}
