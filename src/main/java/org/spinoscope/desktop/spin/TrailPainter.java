package org.spinoscope.desktop.spin;

import org.spinoscope.figure.Colour;
import org.spinoscope.figure.ColourMap;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.layout.FigureTheme;

/// Trajectories over the sphere, coloured by time; what is behind it is faded. Allocates nothing.
final class TrailPainter {

    static final int SHADES = 32;
    private static final double HALF_WIDTH = 0.75;
    private static final double BEHIND = 0.25;
    /// Nearer positions, px, are drawn as one.
    private static final double NEAR = 0.8;

    private final int[] shades = new int[SHADES];
    private final int second;

    TrailPainter(FigureTheme theme) {
        var map = theme.maps().amounts();
        for (int i = 0; i < SHADES; i++) {
            shades[i] = rgb(shade(map, i));
        }
        second = rgb(theme.colour(Ink.series(1)));
    }

    /// The darkest fifth of the map would vanish on a dark window, the end on a light one.
    static Colour shade(ColourMap map, int i) {
        return map.at(0.2 + 0.75 * i / (SHADES - 1.0));
    }

    private static int rgb(Colour c) {
        return c.red() << 16 | c.green() << 8 | c.blue();
    }

    /// @param scale pixels of the raster per px of the projection
    void spin(StrokeRaster raster, SphereProjection at, double scale, SpinMoment moment) {
        draw(raster, at, scale, moment, true);
    }

    /// The second spin's way: one colour, fainter where it is older.
    void second(StrokeRaster raster, SphereProjection at, double scale, SpinMoment moment) {
        draw(raster, at, scale, moment, false);
    }

    private void draw(StrokeRaster raster, SphereProjection at, double scale, SpinMoment moment, boolean shaded) {
        var trail = moment.trail();
        int end = moment.shown();
        double near = NEAR * NEAR;
        double fromX = 0;
        double fromY = 0;
        for (int i = 0; i < end; i++) {
            double f = trail.x(i);
            double a = trail.y(i);
            double b = trail.z(i);
            double x = at.x(f, a, b);
            double y = at.y(f, a, b);
            double moved = (x - fromX) * (x - fromX) + (y - fromY) * (y - fromY);
            if (i > 0 && moved < near && i + 1 < end) {
                continue;
            }
            if (i > 0) {
                double alpha = (shaded ? 1 : 0.15 + 0.65 * i / end) * (at.behind(f, a, b) ? BEHIND : 1);
                int rgb = shaded ? shades[i * SHADES / end] : second;
                raster.stroke(
                        fromX * scale,
                        fromY * scale,
                        x * scale,
                        y * scale,
                        HALF_WIDTH * scale,
                        (int) (alpha * 255) << 24 | rgb);
            }
            fromX = x;
            fromY = y;
        }
    }
}
