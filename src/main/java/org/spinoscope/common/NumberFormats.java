package org.spinoscope.common;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;

/// Numbers as people read them, the same in every country: a true minus sign, no negative zero.
public final class NumberFormats {

    /// Below this a probability is written as a power of ten.
    private static final double SMALL = 1e-3;

    private NumberFormats() {}

    /// With so many decimals; “undefined” for NaN.
    public static String fixed(double value, int decimals) {
        return Double.isNaN(value) ? "undefined" : sign(plain(value, decimals));
    }

    /// With a sign and so many decimals; “undefined” for NaN.
    public static String signed(double value, int decimals) {
        return Double.isNaN(value) ? "undefined" : sign((value < 0 ? "" : "+") + plain(value, decimals));
    }

    /// As `%.nf`, without reading a pattern: a figure writes hundreds of numbers.
    private static String plain(double value, int decimals) {
        return Double.isInfinite(value)
                ? Double.toString(value)
                : BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /// With a sign and so many significant digits, however small.
    public static String significant(double value, int digits) {
        if (Double.isNaN(value) || value == 0) {
            return signed(value, digits);
        }
        int decimals = digits - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
        return signed(value, Math.clamp(decimals, 0, 12));
    }

    /// As a `%` pattern for one number says; a dash for NaN.
    public static String formatted(String pattern, double value) {
        return Double.isNaN(value) ? "–" : sign(String.format(Locale.ROOT, pattern, value));
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
            return fixed(value, Math.clamp(3 - (int) Math.floor(Math.log10(size)), 0, 6));
        }
        return sign(String.format(Locale.ROOT, "%.3e", value));
    }

    /// A power of ten as a figure's markup.
    public static String power(int exponent) {
        return "10^{" + fixed(exponent, 0) + "}";
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

    /// A p or q value as plain text: two digits, a power of ten where it is small.
    public static String probability(double p) {
        if (Double.isNaN(p) || p >= SMALL || p == 0) {
            return formatted("%.2g", p);
        }
        return formatted("%.1e", p);
    }

    /// A p value as a figure's markup: three decimals, a power of ten where that would be 0.000.
    public static String probabilityMarkup(double p) {
        if (Double.isNaN(p) || p >= SMALL || p == 0) {
            return fixed(p, 3);
        }
        int exponent = (int) Math.floor(Math.log10(p));
        return String.format(Locale.ROOT, "%.1f × ", p / Math.pow(10, exponent)) + power(exponent);
    }

    /// 9.25e-05 as 9.25·10⁻⁵.
    private static String powers(String number) {
        int e = number.indexOf('e');
        if (e < 0) {
            return number;
        }
        var exponent = Integer.toString(Integer.parseInt(number.substring(e + 1)));
        return number.substring(0, e)
                + "·10"
                + exponent.chars()
                        .mapToObj(c -> c == '-' ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(c - '0', c - '0' + 1))
                        .collect(Collectors.joining());
    }

    private static String sign(String number) {
        var proper = powers(number);
        var zero = isZero(number);
        if (proper.startsWith("-")) {
            return (zero ? "" : "−") + proper.substring(1);
        }
        return zero && proper.startsWith("+") ? proper.substring(1) : proper;
    }

    private static boolean isZero(String number) {
        boolean zero = false;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c >= '1' && c <= '9') {
                return false;
            }
            zero |= c == '0';
        }
        return zero;
    }
}
