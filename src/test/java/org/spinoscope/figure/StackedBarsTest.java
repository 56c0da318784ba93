package org.spinoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackedBarsTest {

    @Test
    void barsOfOneSignStandOnEachOtherAndMissingOnesTakeNoRoom() {
        var bars = Bars.over(List.of("a", "b"))
                .group("first", Values.of(2, -1))
                .group("second", Values.of(-3, Double.NaN))
                .group("third", Values.of(1, -4));
        assertThat(bars.foot(2, 0)).isZero();
        var stacked = bars.asStacked();
        assertThat(stacked.foot(0, 0)).isZero();
        assertThat(stacked.foot(1, 0)).isZero();
        assertThat(stacked.foot(2, 0)).isEqualTo(2);
        assertThat(stacked.foot(2, 1)).isEqualTo(-1);
    }

    @Test
    void anInfiniteBarLeavesTheOthersTheirRoom() {
        var reach = new DataRange(false);
        Bars.over(List.of("a", "b", "c"))
                .group("only", Values.of(3, -2, Double.POSITIVE_INFINITY))
                .reach(new DataRange(false), reach);
        assertThat(reach.min()).isEqualTo(-2);
        assertThat(reach.max()).isEqualTo(3);
    }
}
