package org.spinoscope.study;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.MultipleTesting;
import org.spinoscope.statistics.SignFlipTest;

/// What each of several removals does to the gap, prompt by prompt, and whether its mean differs from nothing.
///
/// @param effects gap without − gap, a `[prompt]` a removal; NaN where undefined
/// @param tests paired sign-flip test of each mean
/// @param q Benjamini–Hochberg over all removals; NaN if undefined
record PairedEffects(List<double[]> effects, List<Estimate<SignFlipTest>> tests, double[] q) {

    /// Collects removals one after the other.
    static final class Builder {

        private final double[] gaps;
        private final AblationStudy.Request request;
        private final List<double[]> effects = new ArrayList<>();
        private final List<Estimate<SignFlipTest>> tests = new ArrayList<>();

        /// @param gaps of the whole model `[prompt]`
        Builder(double[] gaps, AblationStudy.Request request) {
            this.gaps = gaps;
            this.request = request;
        }

        /// @param without gaps without something `[prompt]`
        void add(double[] without) {
            var effect = without.clone();
            for (int p = 0; p < effect.length; p++) {
                effect[p] -= gaps[p];
            }
            effects.add(effect);
            tests.add(SignFlipTest.of(effect, request.flips(), request.resamples(), request.seed()));
        }

        PairedEffects build() {
            var q = MultipleTesting.benjaminiHochberg(
                    tests.stream().mapToDouble(t -> t.number(SignFlipTest::p)).toArray());
            return new PairedEffects(List.copyOf(effects), List.copyOf(tests), q);
        }
    }

    /// The mean effect of a removal.
    double mean(int removal) {
        return AblationStudy.mean(effects.get(removal));
    }
}
