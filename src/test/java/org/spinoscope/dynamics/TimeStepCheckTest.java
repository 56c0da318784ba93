package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimeStepCheckTest {

    @Test
    void aShortStepRaisesNoWarning() {
        assertThat(TimeStepCheck.of(Bath.eq9(1, 0.1, 0.25), 1, 3, 0.1).warnings())
                .isEmpty();
    }

    @Test
    void eachLimitWarnsForItself() {
        assertThat(TimeStepCheck.of(Bath.eq9(1, 0.1, 0), 1, 3, 0.2).warnings())
                .singleElement()
                .asString()
                .contains("p|B|dt");
        assertThat(TimeStepCheck.of(Bath.overdamped(1, 1, 0), 1, 3, 0.5).warnings())
                .singleElement()
                .asString()
                .contains("η|N|dt");
        assertThat(TimeStepCheck.of(Bath.overdamped(1, 1, 10), 0.01, 3, 0.1).warnings())
                .singleElement()
                .asString()
                .contains("noise");
    }

    @Test
    void theLongestStepSitsOnTheTightestLimit() {
        var bath = Bath.eq9(2, 0.5, 0.3);
        var longest = TimeStepCheck.of(bath, 4, 3, 1).longestStep();
        var there = TimeStepCheck.of(bath, 4, 3, longest);
        assertThat(there.withinLimits()).isTrue();
        assertThat(TimeStepCheck.of(bath, 4, 3, 1.01 * longest).withinLimits()).isFalse();
        assertThat(Math.max(there.precession() / 0.1, Math.max(there.relaxation() / 0.1, there.diffusion() / 0.05)))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void precessionDoesNotLimitASpinThatHasNone() {
        assertThat(TimeStepCheck.of(Bath.eq9(1, 0.01, 0), 1, 768, 1).precession())
                .isEqualTo(0);
    }
}
