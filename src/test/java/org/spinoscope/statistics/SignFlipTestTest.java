package org.spinoscope.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignFlipTestTest {

    static List<JsonNode> effects() {
        return Golden.each("meanEffects");
    }

    @ParameterizedTest
    @MethodSource("effects")
    void agreesWithSciPysEnumeration(JsonNode golden) {
        var found = effect(Golden.row(golden.get("d")));
        assertThat(found.exact()).isTrue();
        Golden.agrees("mean", found.mean(), golden.get("mean"));
        Golden.agrees("p", found.p(), golden.get("p"));
    }

    /// Whole numbers tie often, and their sums are exact: the count must match to the last pattern.
    @Property(tries = 60)
    void countsEverySignPatternOnce(@ForAll long seed, @ForAll @IntRange(min = 2, max = 11) int n) {
        var d = new Random(seed).ints(n, -4, 5).asDoubleStream().toArray();
        double observed = Math.abs(Arrays.stream(d).sum());
        long reached = IntStream.range(0, 1 << n)
                .filter(signs -> Math.abs(IntStream.range(0, n)
                                .mapToDouble(i -> (signs >> i & 1) == 0 ? d[i] : -d[i])
                                .sum())
                        >= observed)
                .count();
        assertThat(effect(d).p()).isEqualTo(reached / (double) (1 << n));
    }

    @Test
    void drawnPatternsApproachTheExactCount() {
        var d = new Random(3).doubles(33, -0.7, 1).toArray();
        var drawn = effect(d);
        assertThat(drawn.exact()).isFalse();
        // At 33 differences the sum is close to normal with variance Σd².
        double z = Arrays.stream(d).sum()
                / Math.sqrt(Arrays.stream(d).map(v -> v * v).sum());
        double normal = 2
                * org.apache.commons.statistics.distribution.NormalDistribution.of(0, 1)
                        .survivalProbability(Math.abs(z));
        assertThat(drawn.p()).isCloseTo(normal, within(0.01));
    }

    @Test
    void allTwentyPromptsInOneDirectionIsOneInHalfAMillion() {
        var d = new Random(1).doubles(20, 0.1, 1).toArray();
        var found = effect(d);
        assertThat(found.p()).isEqualTo(2 / Math.pow(2, 20));
        assertThat(found.interval().contains(found.mean())).isTrue();
        assertThat(found.interval().low()).isPositive();
    }

    @Test
    void noEffectAtAllIsNoEvidence() {
        assertThat(effect(new double[6]).p()).isEqualTo(1);
        assertThat(effect(new double[6]).interval()).isEqualTo(new Interval(0, 0));
    }

    @Test
    void degenerateDifferencesAreUndefined() {
        assertThat(SignFlipTest.of(new double[] {1}, 10, 10, 1).whyUndefined()).isPresent();
        assertThat(SignFlipTest.of(new double[] {1, Double.NaN}, 10, 10, 1).whyUndefined())
                .isPresent();
        assertThat(SignFlipTest.of(new double[] {1, Double.NEGATIVE_INFINITY}, 10, 10, 1)
                        .whyUndefined())
                .isPresent();
    }

    private static SignFlipTest effect(double[] differences) {
        return SignFlipTest.of(differences, 20_000, 2000, 1).optional().orElseThrow();
    }
}
