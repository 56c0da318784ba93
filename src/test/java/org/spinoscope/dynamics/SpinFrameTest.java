package org.spinoscope.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpinFrameTest {

    @Property(tries = 50)
    void axesAreOrthonormalAndHoldFieldAndWordsEntirely(
            @ForAll @IntRange(min = 3, max = 800) int d, @ForAll long seed) {
        var random = GaussianStream.of(seed);
        var n = random.direction(d);
        var good = random.direction(d);
        var bad = random.direction(d);
        Vectors.scale(n, 7);
        var frame = SpinFrame.of(n, good, bad);
        for (var i = 0; i < 3; i++) {
            for (var j = 0; j < 3; j++) {
                assertThat(Vectors.dot(frame.axis(i), frame.axis(j))).isCloseTo(i == j ? 1 : 0, within(1e-12));
            }
        }
        assertThat(frame.captured(n)).isCloseTo(1, within(1e-12));
        assertThat(frame.captured(good)).isCloseTo(1, within(1e-9));
        assertThat(frame.captured(bad)).isCloseTo(1, within(1e-9));
        assertThat(frame.field()).containsExactly(new double[] {7, 0, 0}, within(1e-11));
        assertThat(frame.notes()).isEmpty();
        // The gap N·(good − bad) is the same number in the frame.
        var gap = Vectors.dot(n, good) - Vectors.dot(n, bad);
        assertThat(7 * (frame.good()[0] - frame.bad()[0])).isCloseTo(gap, within(1e-10));
    }

    @Test
    void aRandomSpinIsMostlyOutsideTheFrame() {
        var random = GaussianStream.of(1);
        var frame = SpinFrame.of(random.direction(768), random.direction(768), random.direction(768));
        assertThat(frame.captured(random.direction(768))).isLessThan(0.05);
        assertThat(frame.captured(frame.lift(new double[] {0.2, -0.4, 0.1}))).isCloseTo(1, within(1e-12));
    }

    @Test
    void dependentDirectionsAreCompletedAndSaidSo() {
        var frame = SpinFrame.of(new double[] {0, 2, 0, 0}, new double[] {0, 3, 1, 0}, new double[] {0, 1, 1, 0});
        assertThat(frame.notes()).singleElement().asString().contains("second axis is arbitrary");
        assertThat(Vectors.dot(frame.axis(0), frame.axis(1))).isCloseTo(0, within(1e-15));
        var same = SpinFrame.of(new double[] {0, 2, 0, 0}, new double[] {1, 0, 0, 0}, new double[] {1, 0, 0, 0});
        assertThat(same.good()).containsExactly(same.bad(), within(1e-15));
        assertThat(same.captured(new double[] {1, 0, 0, 0})).isCloseTo(1, within(1e-12));
        var plane = SpinFrame.of(new double[] {1, 1, 0}, new double[] {1, 0, 0}, new double[] {0, 1, 0});
        assertThat(plane.notes()).singleElement().asString().contains("one plane");
    }

    @Test
    void impossibleInputIsExplained() {
        var e = new double[] {1, 0, 0};
        assertThatThrownBy(() -> SpinFrame.of(new double[3], e, e))
                .isInstanceOf(InvalidSpinInputException.class)
                .hasMessageContaining("N_proj");
        assertThatThrownBy(() -> SpinFrame.of(e, new double[] {Double.NaN, 0, 0}, e))
                .hasMessageContaining("good word");
        assertThatThrownBy(() -> SpinFrame.of(e, e, new double[4])).hasMessageContaining("same number of components");
    }

    @Test
    void theNearestLandmarkIsTheBasin() {
        var words = new ReferenceDirections(
                List.of("Berlin", "Rome"), List.of(new double[] {5, 0, 0}, new double[] {0, 1, 0}));
        assertThat(words.nearest(new double[] {0.8, 0.6, 0})).isZero();
        assertThat(words.nearest(new double[] {0.6, 0.8, 0})).isEqualTo(1);
        assertThat(words.cosine(0, new double[] {0.8, 0.6, 0})).isCloseTo(0.8, within(1e-15));
    }
}
