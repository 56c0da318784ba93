package org.spinoscope.desktop.chart;

import java.util.Locale;
import javafx.scene.paint.Color;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.layout.FigureTheme;

/// Colours, widths and dashes of figures, as they look on the screen.
final class Palette {

    /// A figure's text on the screen, px, over the same in print, points: what one point of a line width is.
    private static final double PX = 12.0 / 7;

    private Palette() {}

    static double px(double points) {
        return points * PX;
    }

    static Color colour(FigureTheme theme, Ink ink) {
        return colour(theme.colour(ink));
    }

    private static Color colour(Colour c) {
        return Color.rgb(c.red(), c.green(), c.blue(), c.alpha());
    }

    static double[] dashes(LineStyle style) {
        double unit = px(1);
        return switch (style.dash()) {
            case SOLID -> new double[0];
            case DASHED -> new double[] {3.2 * unit, 2 * unit};
            case DOTTED -> new double[] {0.9 * unit, 1.5 * unit};
            case DASH_DOTTED -> new double[] {4 * unit, 1.5 * unit, 0.9 * unit, 1.5 * unit};
        };
    }

    /// The colours that the style sheet looks up, from the one place where they are set.
    static String lookups(FigureTheme theme) {
        return String.format(
                Locale.ROOT,
                "-chart-background: %s; -chart-foreground: %s; -chart-muted: %s; -chart-faint: %s; -chart-accent: %s;",
                css(theme.background()),
                css(theme.foreground()),
                css(theme.muted()),
                css(theme.faint()),
                css(theme.accent()));
    }

    private static String css(Colour c) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", c.red(), c.green(), c.blue());
    }
}
