package org.spinoscope.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class CorrelationPropertiesTest {

    @Property
    void rIsBlindToOriginAndUnit(
            @ForAll long seed,
            @ForAll @IntRange(min = 3, max = 40) int n,
            @ForAll @DoubleRange(min = 0.01, max = 100) double unit,
            @ForAll @DoubleRange(min = -100, max = 100) double origin) {
        var data = new Data(seed, n);
        var fit = data.fit();
        var moved = Regression.of(map(data.x, v -> origin + unit * v), data.y)
                .optional()
                .orElseThrow();
        assertThat(moved.r()).isCloseTo(fit.r(), within(1e-9));
        assertThat(moved.slope() * unit).isCloseTo(fit.slope(), within(1e-7 * (1 + Math.abs(fit.slope()))));
        assertThat(moved.spearman()).isCloseTo(fit.spearman(), within(1e-12));
        assertThat(moved.residualError()).isCloseTo(fit.residualError(), within(1e-7));
    }

    @Property
    void mirroringYMirrorsRAndKeepsP(@ForAll long seed, @ForAll @IntRange(min = 3, max = 40) int n) {
        var data = new Data(seed, n);
        var fit = data.fit();
        var mirrored = Regression.of(data.x, map(data.y, v -> -v)).optional().orElseThrow();
        assertThat(mirrored.r()).isCloseTo(-fit.r(), within(1e-12));
        assertThat(mirrored.p()).isCloseTo(fit.p(), within(1e-9));
        assertThat(mirrored.fisher().low()).isCloseTo(-fit.fisher().high(), within(1e-9));
        assertThat(mirrored.signs().agree())
                .isEqualTo(mirrored.signs().compared() - fit.signs().agree());
    }

    @Property
    void namingTheOtherWordGoodLeavesR0AndTheSignsAlone(@ForAll long seed, @ForAll @IntRange(min = 3, max = 40) int n) {
        var data = new Data(seed, n);
        var flips = new Random(seed + 1);
        var x = data.x.clone();
        var y = data.y.clone();
        for (int i = 0; i < n; i++) {
            if (flips.nextBoolean()) {
                x[i] = -x[i];
                y[i] = -y[i];
            }
        }
        var fit = data.fit();
        var renamed = Regression.of(x, y).optional().orElseThrow();
        assertThat(renamed.r0()).isCloseTo(fit.r0(), within(1e-12));
        assertThat(renamed.signs()).isEqualTo(fit.signs());
    }

    @Property
    void theOrderOfPromptsDoesNotMatter(@ForAll long seed, @ForAll @IntRange(min = 4, max = 40) int n) {
        var data = new Data(seed, n);
        var order = IntStream.range(0, n).boxed().collect(java.util.stream.Collectors.toList());
        Collections.shuffle(order, new Random(seed));
        var x = order.stream().mapToDouble(i -> data.x[i]).toArray();
        var y = order.stream().mapToDouble(i -> data.y[i]).toArray();
        var fit = data.fit();
        var shuffled = Regression.of(x, y).optional().orElseThrow();
        assertThat(shuffled.r()).isCloseTo(fit.r(), within(1e-12));
        assertThat(shuffled.spearman()).isCloseTo(fit.spearman(), within(1e-12));
        assertThat(LeaveOneOut.of(x, y).number(one -> one.range().high()))
                .isCloseTo(
                        LeaveOneOut.of(data.x, data.y).number(one -> one.range().high()), within(1e-12));
    }

    @Property
    void theBandHoldsTheLineAndIsNarrowestAtTheMean(@ForAll long seed, @ForAll @IntRange(min = 3, max = 40) int n) {
        var fit = new Data(seed, n).fit();
        for (double x : new double[] {-2, 0, 3}) {
            assertThat(fit.band(0.95, x).contains(fit.line(x))).isTrue();
            assertThat(fit.band(0.95, x).width())
                    .isGreaterThanOrEqualTo(fit.band(0.8, x).width());
            assertThat(fit.band(0.95, x).width())
                    .isGreaterThanOrEqualTo(fit.band(0.95, fit.meanX()).width() * (1 - 1e-12));
        }
    }

    /// P(p ≤ α) = α under the null: 2,000 unrelated samples, each share within 4.5 standard errors.
    @Property(tries = 3)
    void pIsUniformWhenNothingIsThere(@ForAll @IntRange(min = 3, max = 25) int n) {
        int samples = 2000;
        var p = IntStream.range(0, samples)
                .mapToDouble(i -> new Data(1000L * n + i, n).fit().p())
                .toArray();
        for (double alpha : new double[] {0.05, 0.3, 0.7}) {
            double share = Arrays.stream(p).filter(v -> v <= alpha).count() / (double) samples;
            assertThat(share).isCloseTo(alpha, within(4.5 * Math.sqrt(alpha * (1 - alpha) / samples)));
        }
    }

    private static double[] map(double[] values, java.util.function.DoubleUnaryOperator f) {
        return Arrays.stream(values).map(f).toArray();
    }

    private static final class Data {
        final double[] x;
        final double[] y;

        Data(long seed, int n) {
            var random = new Random(seed);
            x = random.doubles(n).map(i -> random.nextGaussian()).toArray();
            y = random.doubles(n).map(i -> random.nextGaussian()).toArray();
        }

        Regression fit() {
            return Regression.of(x, y).optional().orElseThrow();
        }
    }
}
