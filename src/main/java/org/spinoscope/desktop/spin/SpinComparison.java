package org.spinoscope.desktop.spin;

/// A second spin from the same start, in its own bath.
///
/// @param temperature its k_BT
/// @param lambda its damping
/// @param sameNoise whether it meets the same random numbers, so that only the baths differ
record SpinComparison(boolean shown, double temperature, double lambda, boolean sameNoise) {

    static final SpinComparison NONE = new SpinComparison(false, 0.4, 0.3, true);

    SpinComparison shown(boolean other) {
        return new SpinComparison(other, temperature, lambda, sameNoise);
    }

    SpinComparison temperature(double other) {
        return new SpinComparison(shown, other, lambda, sameNoise);
    }

    SpinComparison lambda(double other) {
        return new SpinComparison(shown, temperature, other, sameNoise);
    }

    SpinComparison sameNoise(boolean other) {
        return new SpinComparison(shown, temperature, lambda, other);
    }

    /// The second spin's settings, where `first` are those of the spin that is shown.
    SpinParameters parameters(SpinParameters first) {
        return first.temperature(temperature).lambda(lambda).seed(sameNoise ? first.seed() : first.seed() + 1_000_003);
    }
}
