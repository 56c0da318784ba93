package org.spinoscope.desktop.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimelineTest {

    @ParameterizedTest
    @EnumSource(TimeAxis.class)
    void everyAxisRisesFromTheCleanWordThroughNoiseToAWord(TimeAxis axis) {
        int n = 5;
        var moments = new ArrayList<Recording.Moment>();
        for (int i = -n; i <= n; i++) {
            double m = Math.abs(i) / (double) (n + 1);
            double tau = i == 0 ? Double.POSITIVE_INFINITY : -Math.log(m);
            moments.add(new Recording.Moment(10 * m, m, tau, new double[3], 0, 0, 0, new int[0], new float[0]));
        }
        var line = new Timeline(moments);
        double[] at = line.on(axis);
        for (int i = 1; i < at.length; i++) {
            assertThat(at[i]).isGreaterThanOrEqualTo(at[i - 1]);
        }
        assertThat(at[n]).isZero();
        assertThat(at[0]).isCloseTo(-at[2 * n], within(1e-12)).isNegative();
        assertThat(line.at(0.5, axis)).isBetween(at[n], at[n + 1]);
        assertThat(line.words(0)).startsWith("Reverse, level 0 of 5").contains("τ = ∞");
        assertThat(line.words(-5)).startsWith("Forward, level 5 of 5");
    }
}
