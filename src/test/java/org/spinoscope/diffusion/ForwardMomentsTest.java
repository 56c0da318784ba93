package org.spinoscope.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.dynamics.GaussianStream;

class ForwardMomentsTest {

    @Test
    void bothPathsForgetTheirWordAsTheFormulasSay() {
        var rows = ForwardMoments.run(20_000, 400, 1, Progress.NONE);
        assertThat(rows).hasSize(27);
        for (var row : rows) {
            assertThat(row.meanCosine()).as(row.toString()).isCloseTo(row.expected(), within(3 * row.standardError()));
            assertThat(row.meanSquare())
                    .as(row.toString())
                    .isCloseTo(row.expectedSquare(), within(3 * row.standardErrorSquare()));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void noiseNeedsATimeAndAConcentrationAboveZero(double bad) {
        assertThatThrownBy(() -> ForwardNoise.heat(3, bad))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("heat time τ is a number above 0");
        assertThatThrownBy(() -> ForwardNoise.vonMisesFisher(3, bad))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("concentration κ is a number above 0");
    }

    @Test
    void walkedAnglesFollowTheHeatKernel() {
        int d = 16;
        double tau = NoiseSchedule.heatTime(d, 0.5);
        var law = ForwardNoise.heat(d, tau).law();
        var noise = GaussianStream.of(5);
        int n = 4000;
        int bins = 10;
        var counts = new int[bins];
        for (int i = 0; i < n; i++) {
            var spin = new double[d];
            spin[0] = 1;
            for (int k = 0; k < 40; k++) {
                spin = ForwardNoise.projectedStep(spin, tau / 40, noise);
            }
            double below = law.probability(0, Math.acos(spin[0]));
            counts[Math.min(bins - 1, (int) (bins * below))]++;
        }
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += Math.pow(count - n / (double) bins, 2) / (n / (double) bins);
        }
        assertThat(chiSquare).isLessThan(27.9); // p > 0.001 with 9 degrees of freedom
    }
}
