package org.spinoscope.desktop.colours;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spinoscope.figure.Values;
import org.spinoscope.plots.HeadMap;

/// How far colours and digits of a map reach.
class ColourRangeTest {

    /// 142 heads of at most 0.03 and two that would wash them out.
    private static final Values GAPS = Values.of(DoubleStream.concat(
                    IntStream.range(0, 142).mapToDouble(i -> 0.03 * Math.sin(i)), DoubleStream.of(4, -5))
            .toArray());

    @Test
    void twoHeadsDoNotWashOutTheOthersIn99PercentOfTheCells() {
        assertThat(new ColourRange.All().scale(GAPS).max()).isEqualTo(5);
        var most = new ColourRange.Most().scale(GAPS);
        assertThat(most.max()).isLessThan(5);
        assertThat(most.min()).isEqualTo(-most.max());
    }

    @Test
    void aRangeFixedByHandIsTheSameForEveryPromptAndComesBack() {
        var fixed = new ColourRange.Fixed(0.25);
        assertThat(fixed.scale(GAPS)).isEqualTo(fixed.scale(Values.of(1, 2, 3)));
        assertThat(ColourRange.of(fixed.key())).isEqualTo(fixed);
        assertThat(ColourRange.of("no range")).isEqualTo(new ColourRange.All());
    }

    @Test
    void digitsFollowTheScale() {
        assertThat(HeadMap.digits(Values.of(0.03, -0.002))).isEqualTo("%+.3f");
        assertThat(HeadMap.digits(Values.of(12, 3))).isEqualTo("%+.2f");
        assertThat(HeadMap.digits(Values.of(Double.NaN))).isEqualTo("%+.2f");
    }
}
