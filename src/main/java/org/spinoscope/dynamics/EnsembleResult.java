package org.spinoscope.dynamics;

import java.util.List;

/// What an ensemble did. Averages called stationary leave out the burn-in.
///
/// @param setup the equation that was solved
/// @param plan the run
/// @param times times of the samples
/// @param mean ⟨S·N̂⟩(t), N̂ the direction of the field at time 0 for the mean starting spin
/// @param meanError standard error of each, over spins
/// @param stationaryMean ⟨S·N̂⟩ over spins and time
/// @param stationaryError its standard error, from the spread of the spins' own time averages (spins are independent)
/// @param temperature k_BT read off the spins: ⟨|P_S N|²⟩/[(d−1)⟨S·N⟩]; valid in a constant field
/// @param autocorrelation normalised autocorrelation of S·N̂ at lags 0, 1, … samples
/// @param sampleTime time between two samples
/// @param histogram distribution of S·N̂
/// @param law the stationary law for the field and temperature at the end of the run
/// @param check whether the time step was short enough
/// @param normError largest | |S|−1 | at the end
public record EnsembleResult(
        SpinSetup setup,
        EnsembleConfig plan,
        List<Double> times,
        List<Double> mean,
        List<Double> meanError,
        double stationaryMean,
        double stationaryError,
        double temperature,
        List<Double> autocorrelation,
        double sampleTime,
        SpinHistogram histogram,
        StationaryLaw law,
        TimeStepCheck check,
        double normError) {

    private static final double WINDOW = 6;

    /// Integrated autocorrelation time ∫C(t)dt of S·N̂, with the sum cut at six times itself; NaN if the lags recorded
    /// do not reach that far.
    public double correlationTime() {
        var sum = 0.5;
        for (var lag = 1; lag < autocorrelation.size(); lag++) {
            sum += autocorrelation.get(lag);
            if (lag >= WINDOW * sum) {
                return sum * sampleTime;
            }
        }
        return Double.NaN;
    }

    /// The time after which ⟨S·N̂⟩(t) has come within 1/e of its starting distance to the stationary mean; NaN if it
    /// starts within five standard errors of it.
    public double relaxationTime() {
        var distance = mean.getFirst() - stationaryMean;
        if (Math.abs(distance) <= 5 * Math.hypot(meanError.getLast(), stationaryError)) {
            return Double.NaN;
        }
        for (var i = 1; i < mean.size(); i++) {
            var now = (mean.get(i) - stationaryMean) / distance;
            if (now <= Math.exp(-1)) {
                var before = (mean.get(i - 1) - stationaryMean) / distance;
                var part = (before - Math.exp(-1)) / (before - now);
                return times.get(i - 1) + part * (times.get(i) - times.get(i - 1));
            }
        }
        return Double.NaN;
    }
}
