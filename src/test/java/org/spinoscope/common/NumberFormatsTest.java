package org.spinoscope.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NumberFormatsTest {

    @Property(tries = 2_000)
    void fixedDecimalsAreThoseOfJavasPatterns(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double value, @ForAll @IntRange(max = 9) int decimals) {
        assertThat(NumberFormats.fixed(value, decimals)).isEqualTo(byPattern("%." + decimals + "f", value));
        assertThat(NumberFormats.signed(value, decimals)).isEqualTo(byPattern("%+." + decimals + "f", value));
    }

    @Property(tries = 500)
    void halvesAreRoundedAwayFromZero(
            @ForAll @IntRange(min = -99_999, max = 99_999) int thousandths, @ForAll @IntRange(max = 3) int decimals) {
        double value = thousandths / 1000.0;
        assertThat(NumberFormats.signed(value, decimals)).isEqualTo(byPattern("%+." + decimals + "f", value));
    }

    /// With a true minus sign, and no sign before a zero.
    private static String byPattern(String pattern, double value) {
        var text = String.format(Locale.ROOT, pattern, value);
        boolean zero = text.matches("[+-]?[0.]+");
        return zero ? text.replaceFirst("^[+-]", "") : text.replace('-', '−');
    }

    @Test
    void whatIsNoNumberIsSaidInWords() {
        assertThat(NumberFormats.fixed(Double.NaN, 2)).isEqualTo("undefined");
        assertThat(NumberFormats.fixed(Double.NEGATIVE_INFINITY, 2)).isEqualTo("−Infinity");
        assertThat(NumberFormats.signed(Double.POSITIVE_INFINITY, 2)).isEqualTo("+Infinity");
    }

    @Test
    void zeroHasNoSign() {
        assertThat(NumberFormats.fixed(-0.0, 1)).isEqualTo("0.0");
        assertThat(NumberFormats.signed(-0.0004, 3)).isEqualTo("0.000");
    }

    @Test
    void smallAndLargeNumbersHavePowersOfTen() {
        assertThat(NumberFormats.formatted("%+.3g", -9.25e-5)).isEqualTo("−9.25·10⁻⁵");
        assertThat(NumberFormats.formatted("%.3g", 1.5e12)).isEqualTo("1.50·10¹²");
        assertThat(NumberFormats.brief(-1.2345e-9)).isEqualTo("−1.235·10⁻⁹");
        assertThat(NumberFormats.probability(9.97e-5)).isEqualTo("1.0·10⁻⁴");
    }
}
