package org.spinoscope.statistics;

import java.util.Locale;
import java.util.stream.IntStream;

/// The largest |r| among independent, uncorrelated heads, from Student's t alone: the reference for the
/// permutation null, which also knows how heads depend on each other.
///
/// @param heads how many
/// @param n pairs behind every r, at least 3
public record IndependentMaxNull(int heads, int n) {

    /// Simpson's rule, even.
    private static final int STEPS = 4000;

    public IndependentMaxNull {
        if (heads < 1 || n < 3) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "No maximum over %d heads of %d pairs", heads, n));
        }
    }

    /// P(max|r| ≥ c) = 1 − (1 − p(c))^heads, p(c) the two-sided p of a single head.
    public double exceedance(double c) {
        double p = c <= 0 ? 1 : StudentT.twoSided(c, (1 - c) * (1 + c), n);
        return -Math.expm1(heads * Math.log1p(-p));
    }

    /// The c with P(max|r| ≤ c) = probability.
    public double quantile(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("A quantile's probability is between 0 and 1: " + probability);
        }
        double single = -Math.expm1(Math.log(probability) / heads);
        double t = StudentT.critical(single / 2, n - 2);
        return t / Math.hypot(t, Math.sqrt(n - 2));
    }

    /// E max|r| = ∫₀¹ P(max|r| ≥ c) dc.
    public double mean() {
        return IntStream.rangeClosed(0, STEPS)
                        .mapToDouble(i -> simpsonWeight(i) * exceedance((double) i / STEPS))
                        .sum()
                / (3.0 * STEPS);
    }

    private static int simpsonWeight(int i) {
        if (i == 0 || i == STEPS) {
            return 1;
        }
        return i % 2 == 1 ? 4 : 2;
    }
}
