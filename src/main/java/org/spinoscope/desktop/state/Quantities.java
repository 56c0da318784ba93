package org.spinoscope.desktop.state;

import java.util.Locale;

/// Numbers as people read them: a true minus sign, and probabilities all in one notation.
public final class Quantities {

    private Quantities() {}

    /// A number by a `%` pattern; a dash for undefined.
    public static String show(String format, double value) {
        return Double.isNaN(value)
                ? "–"
                : String.format(Locale.ROOT, format, value).replace('-', '−');
    }

    /// A share in per cent, with two digits where it is small: 34.2 %, 0.12 %, 0.0092 %; below that, a bound.
    public static String percent(double p) {
        if (Double.isNaN(p)) {
            return "–";
        }
        double percent = 100 * p;
        if (percent == 0) {
            return "0 %";
        }
        if (percent >= 1) {
            return String.format(Locale.ROOT, "%.1f %%", percent);
        }
        int decimals = 1 - (int) Math.floor(Math.log10(percent));
        return decimals > 4 ? "< 0.001 %" : String.format(Locale.ROOT, "%." + decimals + "f %%", percent);
    }

    /// A p or q value: two digits, a power of ten where it is small.
    public static String probability(double p) {
        if (Double.isNaN(p) || p >= 0.001 || p == 0) {
            return show("%.2g", p);
        }
        int exponent = (int) Math.floor(Math.log10(p));
        var power = new StringBuilder("10⁻");
        for (var c : Integer.toString(-exponent).toCharArray()) {
            power.append("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return String.format(Locale.ROOT, "%.1f·", p / Math.pow(10, exponent)) + power;
    }
}
