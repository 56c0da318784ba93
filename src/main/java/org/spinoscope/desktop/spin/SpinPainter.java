package org.spinoscope.desktop.spin;

import org.spinoscope.figure.Colour;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.layout.FigureTheme;

/// Draws what moves over the sphere: cloud, trajectories and spins; what is behind the sphere is faded.
/// All colours are made once.
final class SpinPainter {

    private static final double LINE = 0.8;
    private static final double CLOUD = 2;
    private static final double SPIN = 5;
    private static final double HOLE = 3.5;

    private final TrailPainter ways;
    private final int[] cloud;
    private final int[] line;
    private final int first;
    private final int second;
    private final int hole;
    private final double[] position = new double[3];

    SpinPainter(FigureTheme theme) {
        ways = new TrailPainter(theme);
        cloud = pair(theme.colour(Ink.series(0)), 0.6, 0.18);
        line = pair(theme.foreground(), 0.8, 0.35);
        first = argb(theme.foreground(), 1);
        second = argb(theme.colour(Ink.series(1)), 1);
        hole = argb(theme.background(), 1);
    }

    /// Everything at a time, NaN for now.
    ///
    /// @param scale pixels of the raster per px of the projection
    void draw(StrokeRaster raster, SphereProjection at, double scale, SpinRun run, double time) {
        if (Double.isNaN(time)) {
            cloud(raster, at, scale, run);
        }
        var moment = run.at(time);
        var other = run.secondAt(time);
        other.ifPresent(way -> ways.second(raster, at, scale, way));
        ways.spin(raster, at, scale, moment);
        other.ifPresent(place -> spin(raster, at, scale, place, second));
        spin(raster, at, scale, moment, first);
    }

    private void cloud(StrokeRaster raster, SphereProjection at, double scale, SpinRun run) {
        for (var one : run.cloud()) {
            one.position(position);
            dot(raster, at, scale, CLOUD, cloud[behind(at)]);
        }
    }

    private void spin(StrokeRaster raster, SphereProjection at, double scale, SpinMoment moment, int ink) {
        moment.position(position);
        int hidden = behind(at);
        raster.stroke(at.cx() * scale, at.cy() * scale, x(at, scale), y(at, scale), LINE * scale, line[hidden]);
        dot(raster, at, scale, SPIN, ink);
        if (hidden == 1) {
            dot(raster, at, scale, HOLE, hole);
        }
    }

    private void dot(StrokeRaster raster, SphereProjection at, double scale, double half, int ink) {
        double x = x(at, scale);
        double y = y(at, scale);
        raster.stroke(x, y, x, y, half * scale, ink);
    }

    private double x(SphereProjection at, double scale) {
        return at.x(position[0], position[1], position[2]) * scale;
    }

    private double y(SphereProjection at, double scale) {
        return at.y(position[0], position[1], position[2]) * scale;
    }

    /// 1 if the position is behind the sphere, else 0.
    private int behind(SphereProjection at) {
        return at.behind(position[0], position[1], position[2]) ? 1 : 0;
    }

    private static int[] pair(Colour c, double before, double behind) {
        return new int[] {argb(c, before), argb(c, behind)};
    }

    private static int argb(Colour c, double alpha) {
        return (int) (255 * alpha + 0.5) << 24 | c.red() << 16 | c.green() << 8 | c.blue();
    }
}
