package org.spinoscope.figure;

import java.util.Locale;

/// An sRGB colour: components from 0 to 255, opacity from 0 to 1.
public record Colour(int red, int green, int blue, double alpha) {

    public static final Colour BLACK = rgb(0x000000);
    public static final Colour WHITE = rgb(0xffffff);
    public static final Colour NONE = new Colour(0, 0, 0, 0);

    /// What a cell or field shows where there is no number.
    public static final Colour MISSING = rgb(0xd4d4d4);

    public Colour {
        if (((red | green | blue) & ~0xff) != 0 || !(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "not a colour: %d %d %d %s", red, green, blue, alpha));
        }
    }

    /// The opaque colour `0xRRGGBB`.
    public static Colour rgb(int rgb) {
        return new Colour(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, 1);
    }

    public Colour withAlpha(double opacity) {
        return new Colour(red, green, blue, opacity);
    }

    public boolean visible() {
        return alpha > 0;
    }

    /// Linear mixture in sRGB: `share` 0 is this colour, 1 the other.
    public Colour mix(Colour other, double share) {
        return new Colour(
                blend(red, other.red, share),
                blend(green, other.green, share),
                blend(blue, other.blue, share),
                alpha + (other.alpha - alpha) * share);
    }

    /// `#rrggbb`, without the opacity.
    public String hex() {
        return String.format(Locale.ROOT, "#%06x", rgb());
    }

    /// `0xRRGGBB`, without the opacity.
    public int rgb() {
        return red << 16 | green << 8 | blue;
    }

    /// WCAG relative luminance, 0 to 1, of the opaque colour.
    public double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /// WCAG contrast ratio, 1 to 21; text wants at least 4.5.
    public double contrast(Colour other) {
        var a = luminance() + 0.05;
        var b = other.luminance() + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    /// Black or white, whichever reads better on this colour; never below a contrast of 4.5.
    public Colour ink() {
        return contrast(BLACK) >= contrast(WHITE) ? BLACK : WHITE;
    }

    private static int blend(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static double linear(int component) {
        var c = component / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
