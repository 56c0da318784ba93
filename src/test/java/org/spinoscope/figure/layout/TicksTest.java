package org.spinoscope.figure.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;

class TicksTest {

    @Property
    void linearTicksLieInsideAreEvenlySpacedAndSayTheirValue(
            @ForAll @DoubleRange(min = -1e7, max = 1e7) double from,
            @ForAll @DoubleRange(min = -6, max = 7) double magnitude,
            @ForAll @IntRange(min = 2, max = 12) int most) {
        var span = Math.pow(10, magnitude);
        Assume.that(span > 1e-6 * Math.abs(from));
        var found = Ticks.linear(from, from + span, most);
        var ticks = found.ticks();
        assertThat(ticks).hasSizeBetween(1, most);
        var step = ticks.size() > 1 ? ticks.get(1).value() - ticks.get(0).value() : 0;
        for (var i = 0; i < ticks.size(); i++) {
            var tick = ticks.get(i);
            assertThat(tick.value()).isBetween(from - span * 1e-6, from + span * (1 + 1e-6));
            assertThat(tick.value()).isCloseTo(ticks.get(0).value() + i * step, within(span * 1e-6));
            var said = Double.parseDouble(tick.label().replace('−', '-')) * Math.pow(10, found.exponent());
            assertThat(said).isCloseTo(tick.value(), within(Math.max(step, span) * 1e-4));
        }
        assertThat(ticks.stream().map(Ticks.Tick::label)).doesNotHaveDuplicates();
    }

    @Property
    void logarithmicTicksLieInsideAndSomeAreNamed(
            @ForAll @DoubleRange(min = -12, max = 12) double exponent,
            @ForAll @DoubleRange(min = 0.05, max = 20) double decades,
            @ForAll @IntRange(min = 2, max = 9) int most) {
        var from = Math.pow(10, exponent);
        var to = Math.pow(10, exponent + decades);
        var ticks = Ticks.log(from, to, most).ticks();
        assertThat(ticks).allMatch(tick -> tick.value() >= from * 0.999999 && tick.value() <= to * 1.000001);
        assertThat(ticks.stream().filter(Ticks.Tick::major)).isNotEmpty();
    }

    @Test
    void theCommonAxesAreTickedAsOneWouldByHand() {
        assertThat(labels(Ticks.linear(0, 1, 6))).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(Ticks.linear(-12, 11, 6))).containsExactly("−10", "−5", "0", "5", "10");
        assertThat(labels(Ticks.log(0.01, 100, 6))).contains("0.01", "0.1", "1", "10", "100");
        assertThat(labels(Ticks.log(1e-8, 1, 5))).contains("10^{−8}", "10^{−4}", "10^{0}");
    }

    @Test
    void verySmallNumbersShareOnePowerOfTen() {
        var ticks = Ticks.linear(0, 3e-6, 5);
        assertThat(ticks.exponent()).isEqualTo(-6);
        assertThat(labels(ticks)).containsExactly("0", "1", "2", "3");
    }

    /// A range about 0 that has only 0 as a round number of its coarsest step.
    @Test
    void anAxisWithLittleRoomStillNamesTwoNumbers() {
        var limits = new Limits(-0.45, 0.48, false, false);
        var drawing = new DrawingBuilder(new TextLayout(new FontMetrics()), FigureTheme.LIGHT, 10);
        assertThat(labels(Ticks.linear(-0.45, 0.48, 2))).containsExactly("0.0");
        for (int length = 80; length <= 400; length += 5) {
            var ticks = AxisLayout.horizontal(Axis.linear("cosine"), limits, length, false, drawing)
                    .ticks();
            assertThat(ticks.named()).as("%d units wide", length).isGreaterThanOrEqualTo(2);
        }
        var ends = Ticks.linear(-0.45, 0.48, 3).ends();
        assertThat(labels(ends)).containsExactly("−0.25", "0.25");
        assertThat(ends.ticks()).hasSize(3);
    }

    @Test
    void impossibleAxesHaveNoTicks() {
        assertThat(Ticks.linear(1, 1, 5).ticks()).isEmpty();
        assertThat(Ticks.linear(0, Double.POSITIVE_INFINITY, 5).ticks()).isEmpty();
        assertThat(Ticks.log(-1, 10, 5).ticks()).isEmpty();
    }

    @Test
    void numbersHaveATrueMinusAndNoSignedZero() {
        assertThat(NumberFormats.formatted("%+.2f", -0.691)).isEqualTo("−0.69");
        assertThat(NumberFormats.formatted("%+.2f", -0.001)).isEqualTo("0.00");
        assertThat(NumberFormats.formatted("%+.2f", 0.001)).isEqualTo("0.00");
        assertThat(NumberFormats.brief(1.2345678e-9)).isEqualTo("1.235·10⁻⁹");
        assertThat(NumberFormats.brief(Double.NaN)).isEqualTo("undefined");
        assertThat(NumberFormats.brief(-12.3456)).isEqualTo("−12.35");
    }

    private static List<String> labels(Ticks ticks) {
        return ticks.ticks().stream()
                .filter(Ticks.Tick::major)
                .map(Ticks.Tick::label)
                .toList();
    }
}
