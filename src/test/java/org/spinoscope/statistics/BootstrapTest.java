package org.spinoscope.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;

class BootstrapTest {

    @Test
    void theIntervalOfManyPromptsApproachesFishers() {
        int n = 400;
        var x = MaxStatisticTestTest.heads(2, n, 1);
        var y = IntStream.range(0, n)
                .mapToDouble(i -> 0.6 * x[0][i] + 0.8 * x[1][i])
                .toArray();
        var found = Bootstrap.correlations(x, y, 4000, 0.95, 2, Progress.NONE)
                .optional()
                .orElseThrow();
        var fisher = Regression.of(x[0], y).optional().orElseThrow().fisher();
        var ours = found.heads().get(0).interval().optional().orElseThrow();
        assertThat(ours.low()).isCloseTo(fisher.low(), within(0.02));
        assertThat(ours.high()).isCloseTo(fisher.high(), within(0.02));
        assertThat(found.firstShare(1)).isGreaterThan(0.99);
    }

    @Test
    void aSmallSampleMatchesResamplingByHand() {
        var x = MaxStatisticTestTest.heads(3, 10, 3);
        var y = MaxStatisticTestTest.heads(1, 10, 4)[0];
        int draws = 20_000;
        var random = new Random(5);
        var byHand = IntStream.range(0, draws)
                .mapToDouble(d -> {
                    var picks = random.ints(10, 0, 10).toArray();
                    return Regression.of(pick(x[2], picks), pick(y, picks)).number(Regression::r);
                })
                .toArray();
        var expected = new NullDistribution(byHand);
        var found = Bootstrap.correlations(x, y, draws, 0.9, 6, Progress.NONE)
                .optional()
                .orElseThrow()
                .heads()
                .get(2)
                .interval()
                .optional()
                .orElseThrow();
        assertThat(found.low()).isCloseTo(expected.quantile(0.05), within(0.03));
        assertThat(found.high()).isCloseTo(expected.quantile(0.95), within(0.03));
    }

    @Test
    void everyResampleHasOneFirstHead() {
        var x = MaxStatisticTestTest.heads(12, 20, 7);
        x[3] = new double[20];
        var found = Bootstrap.correlations(x, MaxStatisticTestTest.heads(1, 20, 8)[0], 1000, 0.95, 9, Progress.NONE)
                .optional()
                .orElseThrow();
        assertThat(found.heads().stream().mapToInt(Bootstrap.Head::first).sum()).isEqualTo(1000);
        assertThat(found.heads().get(3).first()).isZero();
        assertThat(found.heads().get(3).interval().whyUndefined()).isPresent();
        assertThat(found.heads().get(0).interval().optional()).isPresent();
    }

    @Test
    void theSameSeedGivesTheSameIntervals() {
        var x = MaxStatisticTestTest.heads(5, 20, 1);
        var y = MaxStatisticTestTest.heads(1, 20, 2)[0];
        var once = Bootstrap.correlations(x, y, 700, 0.95, 3, Progress.NONE);
        assertThat(Bootstrap.correlations(x, y, 700, 0.95, 3, Progress.NONE)).isEqualTo(once);
        assertThat(Bootstrap.correlations(x, y, 700, 0.95, 4, Progress.NONE)).isNotEqualTo(once);
    }

    @Test
    void threePromptsAreTooFewToResample() {
        var found = Bootstrap.correlations(
                        new double[][] {{1, 2, 4}}, new double[] {1, 3, 2}, 2000, 0.95, 1, Progress.NONE)
                .optional()
                .orElseThrow();
        assertThat(found.heads().getFirst().interval().whyUndefined()).isPresent();
        assertThat(Bootstrap.correlations(new double[][] {{1, 2, 4}}, new double[3], 10, 0.95, 1, Progress.NONE)
                        .whyUndefined())
                .contains("y is constant.");
    }

    private static double[] pick(double[] values, int[] picks) {
        return java.util.Arrays.stream(picks).mapToDouble(i -> values[i]).toArray();
    }
}
