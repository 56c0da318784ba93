package org.spinoscope.figure.layout;

import java.util.Locale;

/// How large a figure is, and how large its text; everything else follows the text.
///
/// @param fontSize of axis labels, in the same unit as width and height
public record Size(double width, double height, Unit unit, double fontSize) {

    /// What one unit is when the figure leaves the program.
    public enum Unit {
        /// 1/72 inch
        POINT,
        PIXEL
    }

    private static final double POINTS_PER_MM = 72 / 25.4;

    public Size {
        if (!(width >= 1 && height >= 1 && fontSize > 0) || Double.isInfinite(width + height + fontSize)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "no figure is %s by %s", width, height));
        }
    }

    /// For the screen, text of 12 pixels.
    public static Size px(double width, double height) {
        return new Size(width, height, Unit.PIXEL, 12);
    }

    /// For print, text of 7 points.
    public static Size mm(double width, double height) {
        return new Size(width * POINTS_PER_MM, height * POINTS_PER_MM, Unit.POINT, 7);
    }

    /// 85 mm wide.
    public static Size oneColumn(double heightInMm) {
        return mm(85, heightInMm);
    }

    /// 178 mm wide.
    public static Size twoColumns(double heightInMm) {
        return mm(178, heightInMm);
    }

    public Size fontSize(double size) {
        return new Size(width, height, unit, size);
    }

    public double widthInMm() {
        return width / POINTS_PER_MM;
    }

    public double heightInMm() {
        return height / POINTS_PER_MM;
    }
}
