package org.spinoscope.study.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogitsTest {

    private final Logits logits = new Logits(new float[] {1, 3, 2, -50, 900});

    @Test
    void probabilitiesAddUpAtEveryTemperature() {
        for (double t : new double[] {0.01, 0.5, 1, 100}) {
            double sum = 0;
            for (int id = 0; id < logits.size(); id++) {
                sum += logits.probability(id, t);
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void entropyGoesFromZeroToThatOfAFairDie() {
        assertThat(logits.entropyBits(0.01)).isCloseTo(0, within(1e-9));
        assertThat(logits.entropyBits(1e9)).isCloseTo(Math.log(5) / Math.log(2), within(1e-6));
    }

    @Test
    void ranksAndTopAgree() {
        assertThat(logits.top(3)).containsExactly(4, 1, 2);
        assertThat(logits.rank(4)).isEqualTo(1);
        assertThat(logits.rank(3)).isEqualTo(5);
    }
}
