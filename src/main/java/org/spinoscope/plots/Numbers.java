package org.spinoscope.plots;

import java.util.Locale;

/// Numbers as figures print them: a true minus sign, powers of ten as powers.
final class Numbers {

    private static final double SMALL = 1e-3;

    private Numbers() {}

    /// With a sign and so many decimals; “undefined” for NaN.
    static String signed(double value, int decimals) {
        return Double.isNaN(value) ? "undefined" : minus(String.format(Locale.ROOT, "%+." + decimals + "f", value));
    }

    /// With a sign and so many significant digits, however small.
    static String significant(double value, int digits) {
        if (Double.isNaN(value) || value == 0) {
            return signed(value, digits);
        }
        int decimals = digits - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
        return signed(value, Math.clamp(decimals, 0, 12));
    }

    /// With so many decimals.
    static String plain(double value, int decimals) {
        return Double.isNaN(value) ? "undefined" : minus(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /// A probability: three decimals, or a power of ten where that would be 0.000.
    static String probability(double p) {
        if (Double.isNaN(p) || p >= SMALL || p == 0) {
            return plain(p, 3);
        }
        int exponent = (int) Math.floor(Math.log10(p));
        return String.format(Locale.ROOT, "%.1f × 10^{−%d}", p / Math.pow(10, exponent), -exponent);
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }
}
