package org.spinoscope.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.junit.jupiter.api.Test;

class RanksTest {

    @Property(tries = 300)
    void ranksAreThoseOfAnotherLibraryAlsoWithTies(@ForAll byte[] few, @ForAll double[] any) {
        var tied = new double[few.length];
        for (int i = 0; i < tied.length; i++) {
            tied[i] = few[i] >> 4;
        }
        if (tied.length > 0) {
            assertThat(Ranks.of(tied)).containsExactly(new NaturalRanking().apply(tied));
        }
        if (any.length > 0) {
            assertThat(Ranks.of(any)).containsExactly(new NaturalRanking().apply(any));
        }
    }

    @Test
    void zerosOfBothSignsAreEqual() {
        assertThat(Ranks.of(new double[] {0.0, -1, -0.0, 2})).containsExactly(2.5, 1, 2.5, 4);
    }
}
