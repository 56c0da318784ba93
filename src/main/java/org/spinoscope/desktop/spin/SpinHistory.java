package org.spinoscope.desktop.spin;

import org.spinoscope.dynamics.SpinSimulation;
import org.spinoscope.dynamics.TrajectoryBuffer;

/// Positions over a whole run of any length, in bounded room: every k-th step, k doubled whenever there are too many.
///
/// The simulation's own trail has every one of the last steps; this is for going back farther.
final class SpinHistory {

    private static final int MOST = 4096;
    /// Times are sums of steps.
    private static final double ROUNDING = 1e-9;

    private final double[] times = new double[MOST];
    private final double[][] positions = new double[MOST][3];
    private int size;
    private long seen;
    private long every = 1;

    void clear() {
        size = 0;
        seen = 0;
        every = 1;
    }

    /// The spin as it is now; allocates nothing.
    void add(SpinSimulation walk) {
        if (seen++ % every != 0) {
            return;
        }
        if (size == MOST) {
            for (int i = 0; i < MOST / 2; i++) {
                times[i] = times[2 * i];
                System.arraycopy(positions[2 * i], 0, positions[i], 0, 3);
            }
            size = MOST / 2;
            every *= 2;
            if ((seen - 1) % every != 0) {
                return;
            }
        }
        times[size] = walk.time();
        walk.position(positions[size++]);
    }

    /// The time of the oldest position; that of the spin if there is none.
    double start(SpinSimulation walk) {
        return size == 0 ? walk.time() : times[0];
    }

    /// The last time before this one at which a position is kept; NaN if there is none.
    double before(double time, SpinSimulation walk) {
        var trail = walk.trail();
        for (int i = trail.size() - 1; i >= 0; i--) {
            if (trail.time(i) < time - ROUNDING) {
                return trail.time(i);
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            if (times[i] < time - ROUNDING) {
                return times[i];
            }
        }
        return Double.NaN;
    }

    /// The spin at a time: on its trail if that reaches back so far, else at the last kept position not after it.
    SpinMoment at(double time, SpinSimulation walk) {
        var trail = walk.trail();
        if (size == 0 || time >= trail.time(0)) {
            int shown = trail.size();
            while (shown > 1 && trail.time(shown - 1) > time + ROUNDING) {
                shown--;
            }
            return new SpinMoment(trail, shown);
        }
        int from = 0;
        int to = size;
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            if (times[middle] <= time) {
                from = middle;
            } else {
                to = middle;
            }
        }
        var alone = new TrajectoryBuffer(1);
        alone.add(times[from], positions[from]);
        return new SpinMoment(alone, 1);
    }
}
