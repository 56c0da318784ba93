package org.spinoscope.desktop.spin;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class SpherePainterTest {

    private static final double WIDTH = 300;

    @Property
    void aWordBesideItsMarkIsNeverCutAtTheEdge(
            @ForAll @DoubleRange(min = 5, max = WIDTH - 5) double mark,
            @ForAll @DoubleRange(min = 0, max = WIDTH / 2 - 12) double word) {
        double from = SpherePainter.rightOf(mark, WIDTH / 2, word, WIDTH) ? mark + 10 : mark - 10 - word;
        assertThat(from).isGreaterThanOrEqualTo(0);
        assertThat(from + word).isLessThanOrEqualTo(WIDTH);
    }
}
