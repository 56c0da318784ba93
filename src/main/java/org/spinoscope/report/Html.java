package org.spinoscope.report;

import org.spinoscope.common.NumberFormats;

/// Texts of the page.
final class Html {

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// A number, a dash if it is undefined.
    static String number(double value, String format) {
        return NumberFormats.formatted(format, Double.isFinite(value) ? value : Double.NaN);
    }
}
