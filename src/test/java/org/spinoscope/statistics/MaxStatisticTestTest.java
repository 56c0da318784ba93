package org.spinoscope.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spinoscope.common.Progress;

class MaxStatisticTestTest {

    static List<JsonNode> families() {
        return Golden.each("familyWise");
    }

    @ParameterizedTest
    @MethodSource("families")
    void fewPromptsAreEnumeratedLikeBruteForce(JsonNode golden) {
        var found = MaxStatisticTest.maxAbsCorrelation(
                        Golden.table(golden.get("x")), Golden.row(golden.get("y")), 10_000, 1, Progress.NONE)
                .optional()
                .orElseThrow();
        assertThat(found.exact()).isTrue();
        assertThat(found.first()).isEqualTo(golden.get("first").intValue());
        Golden.agrees("max", found.max(), golden.get("max"));
        Golden.agrees("p", found.p(), golden.get("adjusted").get(found.first()));
        for (int h = 0; h < found.heads().size(); h++) {
            Golden.agrees(
                    "p of " + h,
                    found.heads().get(h).p(),
                    golden.get("adjusted").get(h));
        }
        Golden.agrees("mean", found.nullMaxima().mean(), golden.get("mean"));
        Golden.agrees("quantile", found.nullMaxima().quantile(0.95), golden.get("quantile95"));
    }

    /// Of 4! orders, ρ = 1 − 6Σd²/60 is 1 in one and −1 in another; |ρ| = 0.8 is reached by 8 (Σd² ∈ {0, 2, 18, 20}).
    @Test
    void theLargestRankCorrelationHasItsOwnFamilyWiseProbability() {
        var y = new double[] {1, 10, 100, 1000};
        var perfect = rho(new double[][] {{0, 5, 6, 7}}, y);
        assertThat(perfect.max()).isCloseTo(1, within(1e-12));
        assertThat(perfect.p()).isCloseTo(2 / 24.0, within(1e-12));
        var swapped = rho(new double[][] {{5, 0, 6, 7}}, y);
        assertThat(swapped.max()).isCloseTo(0.8, within(1e-12));
        assertThat(swapped.p()).isCloseTo(8 / 24.0, within(1e-12));
        assertThat(MaxStatisticTest.maxAbsSpearman(new double[][] {{1, 2, Double.NaN, 4}}, y, 100, 1, Progress.NONE)
                        .number(MaxStatisticTest::p))
                .isNaN();
    }

    private static MaxStatisticTest rho(double[][] x, double[] y) {
        return MaxStatisticTest.maxAbsSpearman(x, y, 100, 1, Progress.NONE)
                .optional()
                .orElseThrow();
    }

    @Test
    void randomPermutationsApproachTheEnumeration() {
        var x = heads(10, 7, 3);
        var y = heads(1, 7, 4)[0];
        var exact =
                MaxStatisticTest.maxAbsCorrelation(x, y, 5040, 1, Progress.NONE).number(MaxStatisticTest::p);
        var drawn = MaxStatisticTest.maxAbsCorrelation(x, y, 5039, 1, Progress.NONE)
                .optional()
                .orElseThrow();
        assertThat(drawn.exact()).isFalse();
        assertThat(drawn.p()).isCloseTo(exact, within(4 * Math.sqrt(exact * (1 - exact) / 5039) + 1e-3));
    }

    @Test
    void independentHeadsReachTheSpecifiedMaxima() {
        // One permutation null, as the program computes it: 144 independent heads over 20 prompts. The heads are one
        // draw of the ensemble, hence the tolerance; the next test averages over draws.
        var null144 = MaxStatisticTest.maxAbsCorrelation(
                        heads(144, 20, 11), heads(1, 20, 12)[0], 20_000, 13, Progress.NONE)
                .optional()
                .orElseThrow()
                .nullMaxima();
        assertThat(null144.size()).isEqualTo(20_000);
        assertThat(null144.mean()).isCloseTo(0.609, within(0.01));
        assertThat(null144.quantile(0.95)).isCloseTo(0.719, within(0.012));
    }

    @Test
    void simulatedIndependentHeadsAgreeWithTheory() {
        int draws = 4000;
        var maxima = IntStream.range(0, draws)
                .mapToDouble(i -> {
                    var random = new Random(70_000 + i);
                    var y = StandardizedVariable.of("y", gaussians(20, random), 3)
                            .optional()
                            .orElseThrow();
                    return IntStream.range(0, 144)
                            .mapToDouble(h -> Math.abs(StandardizedVariable.of("x", gaussians(20, random), 3)
                                    .number(x -> x.correlation(y))))
                            .max()
                            .orElseThrow();
                })
                .toArray();
        var simulated = new NullDistribution(maxima);
        var theory = new IndependentMaxNull(144, 20);
        assertThat(simulated.mean()).isCloseTo(theory.mean(), within(4 * 0.063 / Math.sqrt(draws)));
        assertThat(simulated.countAtLeast(0.691) / (double) draws)
                .isCloseTo(theory.exceedance(0.691), within(4 * Math.sqrt(0.1 * 0.9 / draws)));
        assertThat(simulated.quantile(0.95)).isCloseTo(theory.quantile(0.95), within(0.009));
    }

    @Test
    void theAnalyticNullGivesTheSpecifiedFigures() {
        var theory = new IndependentMaxNull(144, 20);
        // The specified 0.609 and 0.102 read like simulated values; the integrals give 0.6084 and 0.1014.
        assertThat(theory.mean()).isCloseTo(0.609, within(1e-3));
        assertThat(theory.quantile(0.95)).isCloseTo(0.719, within(5e-4));
        assertThat(theory.exceedance(0.691)).isCloseTo(0.102, within(1e-3));
    }

    @Test
    void theAnalyticNullAgreesWithSciPy() {
        for (var golden : Golden.each("independent")) {
            var theory = new IndependentMaxNull(
                    golden.get("heads").intValue(), golden.get("n").intValue());
            assertThat(theory.mean()).isCloseTo(golden.get("mean").doubleValue(), within(1e-6));
            Golden.agrees("quantile", theory.quantile(0.95), golden.get("quantile95"));
            Golden.agrees("exceedance", theory.exceedance(golden.get("at").doubleValue()), golden.get("exceedance"));
        }
    }

    @Test
    void theFamilyWisePIsUniformWhenNothingIsThere() {
        int families = 400;
        long rejected = IntStream.range(0, families)
                .filter(i -> MaxStatisticTest.maxAbsCorrelation(
                                        heads(6, 12, 2L * i), heads(1, 12, 2L * i + 1)[0], 399, i, Progress.NONE)
                                .number(MaxStatisticTest::p)
                        <= 0.2)
                .count();
        assertThat(rejected / (double) families).isCloseTo(0.2, within(4 * Math.sqrt(0.2 * 0.8 / families)));
    }

    @Test
    void theSameSeedGivesTheSameNullAndAnotherSeedAnother() {
        var x = heads(20, 20, 5);
        var y = heads(1, 20, 6)[0];
        var once = MaxStatisticTest.maxAbsCorrelation(x, y, 3000, 42, Progress.NONE);
        assertThat(MaxStatisticTest.maxAbsCorrelation(x, y, 3000, 42, Progress.NONE))
                .isEqualTo(once);
        assertThat(MaxStatisticTest.maxAbsCorrelation(x, y, 3000, 43, Progress.NONE))
                .isNotEqualTo(once);
    }

    @Test
    void aHeadThatFollowsTheGapIsFoundAndOnlyIt() {
        var x = heads(144, 20, 7);
        var y = heads(1, 20, 8)[0];
        x[41] = IntStream.range(0, 20)
                .mapToDouble(i -> -3 * y[i] + 0.1 * x[0][i])
                .toArray();
        var found = MaxStatisticTest.maxAbsCorrelation(x, y, 2000, 9, Progress.NONE)
                .optional()
                .orElseThrow();
        assertThat(found.first()).isEqualTo(41);
        assertThat(found.p()).isEqualTo(1 / 2001.0);
        assertThat(found.heads().get(41).r()).isLessThan(-0.99);
        assertThat(found.heads().get(41).p()).isEqualTo(found.p());
        assertThat(found.heads().stream().filter(head -> head.p() < 0.01)).hasSize(1);
    }

    @Test
    void undefinedHeadsStayUndefinedAndTakeNoPart() {
        var x = heads(4, 12, 20);
        var y = heads(1, 12, 21)[0];
        var with = new double[][] {x[0], new double[12], x[1], x[2], x[3]};
        with[2] = x[1].clone();
        with[2][3] = Double.NaN;
        var found = MaxStatisticTest.maxAbsCorrelation(with, y, 500, 1, Progress.NONE)
                .optional()
                .orElseThrow();
        var without = MaxStatisticTest.maxAbsCorrelation(new double[][] {x[0], x[2], x[3]}, y, 500, 1, Progress.NONE)
                .optional()
                .orElseThrow();
        assertThat(found.heads().get(1).r()).isNaN();
        assertThat(found.heads().get(2).p()).isNaN();
        assertThat(found.nullMaxima()).isEqualTo(without.nullMaxima());
        assertThat(found.p()).isEqualTo(without.p());
    }

    @Test
    void aConstantGapHasNoFamilyWiseTest() {
        assertThat(MaxStatisticTest.maxAbsCorrelation(heads(3, 5, 1), new double[5], 100, 1, Progress.NONE)
                        .whyUndefined())
                .contains("y is constant.");
        assertThat(MaxStatisticTest.maxAbsCorrelation(new double[3][5], heads(1, 5, 1)[0], 100, 1, Progress.NONE)
                        .whyUndefined())
                .isPresent();
        assertThat(MaxStatisticTest.maxAbsCorrelation(new double[0][], heads(1, 5, 1)[0], 100, 1, Progress.NONE)
                        .whyUndefined())
                .isPresent();
    }

    @Test
    void whoeverWatchesCanStopIt() {
        Progress impatient = (fraction, doing) -> {
            if (fraction > 0.1) {
                throw new CancellationException();
            }
        };
        assertThatThrownBy(() ->
                        MaxStatisticTest.maxAbsCorrelation(heads(10, 20, 1), heads(1, 20, 2)[0], 100_000, 1, impatient))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void theHistogramCountsEveryPermutationOnce() {
        var maxima = new NullDistribution(new double[] {0, 0.25, 0.5, 0.5, 0.99, 1});
        assertThat(maxima.histogram(0, 1, 4)).containsExactly(1, 1, 2, 2);
        assertThat(maxima.countAtLeast(0.5)).isEqualTo(4);
        assertThat(maxima.countAtLeast(1.01)).isZero();
        assertThat(maxima.quantile(0.5)).isEqualTo(0.5);
    }

    static double[][] heads(int heads, int prompts, long seed) {
        var random = new Random(seed);
        return IntStream.range(0, heads)
                .mapToObj(h -> gaussians(prompts, random))
                .toArray(double[][]::new);
    }

    private static double[] gaussians(int n, Random random) {
        return IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
    }
}
