package org.spinoscope.dynamics;

import java.util.Locale;

/// How many spins, for how long, and how often they are sampled.
///
/// @param spins number of independent spins ≥ 2
/// @param steps steps of each spin
/// @param burnIn first steps left out of every stationary average
/// @param sampleEvery steps between two samples
/// @param bins bins of the histogram of S·N̂
/// @param maxLag longest lag of the autocorrelation, in samples
/// @param start where they begin
/// @param seed the same seed gives the same numbers on any number of threads
/// @param threads threads to use
public record EnsembleConfig(
        int spins,
        int steps,
        int burnIn,
        int sampleEvery,
        int bins,
        int maxLag,
        InitialState initialState,
        long seed,
        int threads) {

    public EnsembleConfig {
        if (spins < 2 || steps < 1 || sampleEvery < 1 || bins < 1 || burnIn < 0 || burnIn >= steps || maxLag < 0) {
            throw new InvalidSpinInputException(
                    "An ensemble needs two spins, one step, one bin and a burn-in shorter than the"
                            + String.format(
                                    Locale.ROOT,
                                    " run; it was given %d spins, %d steps, %d of them burn-in.",
                                    spins,
                                    steps,
                                    burnIn));
        }
    }

    /// A run of `steps` steps, the first quarter burn-in, with about 400 samples, on all processors.
    public static EnsembleConfig of(int spins, int steps, long seed) {
        return new EnsembleConfig(
                spins,
                steps,
                steps / 4,
                Math.max(1, steps / 400),
                60,
                100,
                InitialState.ISOTROPIC,
                seed,
                Runtime.getRuntime().availableProcessors());
    }

    public EnsembleConfig startingAt(InitialState other) {
        return new EnsembleConfig(spins, steps, burnIn, sampleEvery, bins, maxLag, other, seed, threads);
    }

    public EnsembleConfig onThreads(int count) {
        return new EnsembleConfig(spins, steps, burnIn, sampleEvery, bins, maxLag, initialState, seed, count);
    }

    public EnsembleConfig burningIn(int count) {
        return new EnsembleConfig(spins, steps, count, sampleEvery, bins, maxLag, initialState, seed, threads);
    }

    public EnsembleConfig samplingEvery(int count) {
        return new EnsembleConfig(spins, steps, burnIn, count, bins, maxLag, initialState, seed, threads);
    }

    /// Number of samples, the first at time 0.
    int samples() {
        return steps / sampleEvery + 1;
    }

    /// The first sample that counts as stationary.
    int firstStationary() {
        return (burnIn + sampleEvery - 1) / sampleEvery;
    }
}
