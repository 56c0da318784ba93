package org.spinoscope.figure.layout;

import java.util.Locale;

/// Numbers as figures print them: a true minus sign, no negative zero, nothing that depends on the country.
public final class NumberFormats {

    private NumberFormats() {}

    public static String fixed(double value, int decimals) {
        return sign(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /// As a `%` pattern says.
    static String formatted(String pattern, double value) {
        return sign(String.format(Locale.ROOT, pattern, value));
    }

    /// For hover texts: about four significant digits.
    public static String brief(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        var size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e6) {
            return fixed(value, 0);
        }
        if (size >= 1e-3 && size < 1e6) {
            var decimals = Math.clamp(3 - (int) Math.floor(Math.log10(size)), 0, 6);
            return fixed(value, decimals);
        }
        return sign(String.format(Locale.ROOT, "%.3e", value));
    }

    /// A power of ten as markup.
    static String power(int exponent) {
        return "10^{" + fixed(exponent, 0) + "}";
    }

    private static String sign(String number) {
        var proper = number.replace("e-", "e−");
        var zero = number.chars().noneMatch(c -> c >= '1' && c <= '9');
        if (proper.startsWith("-")) {
            return (zero ? "" : "−") + proper.substring(1);
        }
        return zero && proper.startsWith("+") ? proper.substring(1) : proper;
    }
}
