package org.spinoscope.desktop.spin;

import org.spinoscope.dynamics.TrajectoryBuffer;

/// Where a spin is at one time, with the way it came as far as that is kept.
///
/// @param trail positions, the oldest first
/// @param shown how many of them lie not after this time, at least one
record SpinMoment(TrajectoryBuffer trail, int shown) {

    double time() {
        return trail.time(shown - 1);
    }

    /// S·N̂: the frame's first axis is along the field.
    double along() {
        return trail.x(shown - 1);
    }

    void position(double[] out) {
        out[0] = trail.x(shown - 1);
        out[1] = trail.y(shown - 1);
        out[2] = trail.z(shown - 1);
    }
}
