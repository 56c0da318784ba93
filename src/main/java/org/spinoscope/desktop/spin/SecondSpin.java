package org.spinoscope.desktop.spin;

import org.spinoscope.dynamics.SpinSimulation;

/// A spin beside the first, in a bath of its own.
///
/// @param with what distinguishes it
/// @param start when it set out, in the first spin's time
record SecondSpin(
        SpinSimulation walk,
        SpinSeries series,
        SpinHistory history,
        AlignmentStatistics measured,
        SpinComparison with,
        double start) {

    static SecondSpin of(SpinSimulation walk, SpinComparison with, double start) {
        return new SecondSpin(walk, new SpinSeries(), new SpinHistory(), new AlignmentStatistics(), with, start);
    }

    /// One step.
    ///
    /// @param strength |N|
    void advance(double strength) {
        walk.advance(1);
        series.add(walk, strength, start);
        history.add(walk);
        measured.add(walk.cosine());
    }

    /// Where it is at a time of the first spin.
    SpinMoment at(double time) {
        return history.at(time - start, walk);
    }
}
