package org.spinoscope.common;

import java.util.Locale;

/// Numbers as people read them, the same in every locale.
public final class NumberText {

    private NumberText() {}

    /// A number with a true minus sign; a dash if it is undefined.
    ///
    /// @param format of [String#format(String, Object...)], for one number
    public static String of(String format, double value) {
        return Double.isNaN(value)
                ? "–"
                : String.format(Locale.ROOT, format, value).replace('-', '−');
    }
}
