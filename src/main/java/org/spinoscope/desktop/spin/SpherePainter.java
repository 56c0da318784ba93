package org.spinoscope.desktop.spin;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.ColourMap;
import org.spinoscope.figure.paint.Theme;

/// Paints the sphere and what is on it; what lies behind the sphere is faded.
final class SpherePainter {

    /// Where the sphere lies in the window.
    record Place(double width, double height, double radius, View3d view) {

        double x(double f, double a, double b) {
            return width / 2 + radius * view.right(f, a, b);
        }

        double y(double f, double a, double b) {
            return height / 2 - radius * view.up(f, a, b);
        }

        boolean behind(double f, double a, double b) {
            return view.near(f, a, b) < 0;
        }
    }

    private static final int SEGMENTS = 72;
    private static final int SHADES = 32;

    private final Color[] shades = new Color[SHADES];
    private final Color[] fadedShades = new Color[SHADES];

    SpherePainter() {
        for (int i = 0; i < SHADES; i++) {
            // The darkest fifth of the map would vanish on a dark window.
            var c = ColourMap.VIRIDIS.at(0.2 + 0.75 * i / (SHADES - 1.0));
            shades[i] = colour(c, 1);
            fadedShades[i] = colour(c, 0.25);
        }
    }

    /// Sphere, graticule, field arrow and words.
    void still(GraphicsContext g, Place at, SpinViewModel model, boolean dark) {
        var theme = dark ? Theme.DARK : Theme.LIGHT;
        g.clearRect(0, 0, at.width(), at.height());
        double r = at.radius();
        g.setFill(colour(theme.faint(), dark ? 0.35 : 0.28));
        g.fillOval(at.width() / 2 - r, at.height() / 2 - r, 2 * r, 2 * r);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineWidth(0.8);
        for (int latitude = -60; latitude <= 60; latitude += 30) {
            double f = Math.sin(Math.toRadians(latitude));
            double ring = Math.cos(Math.toRadians(latitude));
            circle(g, at, theme, t -> new double[] {f, ring * Math.cos(t), ring * Math.sin(t)});
        }
        for (int meridian = 0; meridian < 180; meridian += 30) {
            double m = Math.toRadians(meridian);
            circle(g, at, theme, t -> new double[] {Math.sin(t), Math.cos(t) * Math.cos(m), Math.cos(t) * Math.sin(m)});
        }
        g.setStroke(colour(theme.muted(), 1));
        g.setLineWidth(1.2);
        g.strokeOval(at.width() / 2 - r, at.height() / 2 - r, 2 * r, 2 * r);
        arrow(g, at, new double[] {1.18, 0, 0}, theme.accent(), "N");
        words(g, at, model, theme);
    }

    /// Trail, cloud and spin; the trail only up to position `cut`, unless that is negative.
    void moving(GraphicsContext g, Place at, SpinViewModel model, boolean dark, int cut) {
        var theme = dark ? Theme.DARK : Theme.LIGHT;
        g.clearRect(0, 0, at.width(), at.height());
        for (var other : model.cloud()) {
            var p = other.position();
            boolean behind = at.behind(p[0], p[1], p[2]);
            g.setFill(colour(theme.colour(org.spinoscope.figure.Ink.series(0)), behind ? 0.18 : 0.6));
            g.fillOval(at.x(p[0], p[1], p[2]) - 2, at.y(p[0], p[1], p[2]) - 2, 4, 4);
        }
        var trail = model.walk().trail();
        int end = cut < 0 ? trail.size() : Math.min(cut + 1, trail.size());
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setLineWidth(1.6);
        int i = 0;
        while (i < end - 1) {
            boolean behind = at.behind(trail.x(i), trail.y(i), trail.z(i));
            int shade = i * SHADES / Math.max(1, end);
            g.setStroke(behind ? fadedShades[shade] : shades[shade]);
            g.beginPath();
            g.moveTo(at.x(trail.x(i), trail.y(i), trail.z(i)), at.y(trail.x(i), trail.y(i), trail.z(i)));
            do {
                i++;
                g.lineTo(at.x(trail.x(i), trail.y(i), trail.z(i)), at.y(trail.x(i), trail.y(i), trail.z(i)));
            } while (i < end - 1
                    && at.behind(trail.x(i), trail.y(i), trail.z(i)) == behind
                    && i * SHADES / Math.max(1, end) == shade);
            g.stroke();
        }
        if (end > 0) {
            spin(g, at, theme, trail.x(end - 1), trail.y(end - 1), trail.z(end - 1));
        }
    }

    private static void spin(GraphicsContext g, Place at, Theme theme, double f, double a, double b) {
        boolean behind = at.behind(f, a, b);
        g.setStroke(colour(theme.foreground(), behind ? 0.35 : 0.8));
        g.setLineWidth(1.4);
        g.strokeLine(at.width() / 2, at.height() / 2, at.x(f, a, b), at.y(f, a, b));
        g.setFill(colour(theme.foreground(), behind ? 0.4 : 1));
        g.fillOval(at.x(f, a, b) - 4.5, at.y(f, a, b) - 4.5, 9, 9);
        g.setFill(colour(theme.background(), 1));
        g.fillOval(at.x(f, a, b) - 2, at.y(f, a, b) - 2, 4, 4);
    }

    private static void words(GraphicsContext g, Place at, SpinViewModel model, Theme theme) {
        var stage = model.stage().get();
        for (int i = 0; i < stage.words().size(); i++) {
            var d = stage.directions().get(i);
            boolean behind = at.behind(d[0], d[1], d[2]);
            double x = at.x(d[0], d[1], d[2]);
            double y = at.y(d[0], d[1], d[2]);
            var ink = colour(i == 0 ? theme.good() : theme.bad(), behind ? 0.45 : 1);
            g.setFill(ink);
            if (i == 0) {
                g.fillOval(x - 5.5, y - 5.5, 11, 11);
            } else {
                g.fillRect(x - 5, y - 5, 10, 10);
            }
            label(g, at, stage.words().get(i), x, y, colour(theme.foreground(), behind ? 0.55 : 1));
        }
    }

    private static void label(GraphicsContext g, Place at, String text, double x, double y, Color ink) {
        g.setFont(Font.font("Inter", 13));
        g.setTextBaseline(VPos.CENTER);
        boolean left = x > at.width() / 2;
        g.setTextAlign(left ? TextAlignment.LEFT : TextAlignment.RIGHT);
        g.setFill(ink);
        g.fillText(text, x + (left ? 10 : -10), y);
    }

    private static void arrow(GraphicsContext g, Place at, double[] tip, Colour ink, String name) {
        boolean behind = at.behind(tip[0], tip[1], tip[2]);
        double x0 = at.width() / 2;
        double y0 = at.height() / 2;
        double x = at.x(tip[0], tip[1], tip[2]);
        double y = at.y(tip[0], tip[1], tip[2]);
        double length = Math.hypot(x - x0, y - y0);
        var colour = colour(ink, behind ? 0.5 : 1);
        g.setStroke(colour);
        g.setFill(colour);
        g.setLineWidth(2.2);
        g.strokeLine(x0, y0, x, y);
        if (length > 1) {
            double ux = (x - x0) / length;
            double uy = (y - y0) / length;
            g.fillPolygon(
                    new double[] {x + 5 * ux, x - 8 * ux - 5 * uy, x - 8 * ux + 5 * uy},
                    new double[] {y + 5 * uy, y - 8 * uy + 5 * ux, y - 8 * uy - 5 * ux},
                    3);
        }
        g.setFont(Font.font("Inter", 13));
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(name, x + 10, y);
    }

    private interface Curve {
        double[] at(double t);
    }

    private static void circle(GraphicsContext g, Place at, Theme theme, Curve curve) {
        var front = colour(theme.muted(), 0.42);
        var back = colour(theme.muted(), 0.14);
        var p = curve.at(0);
        for (int i = 1; i <= SEGMENTS; i++) {
            var q = curve.at(2 * Math.PI * i / SEGMENTS);
            g.setStroke(at.behind(p[0], p[1], p[2]) ? back : front);
            g.strokeLine(
                    at.x(p[0], p[1], p[2]), at.y(p[0], p[1], p[2]), at.x(q[0], q[1], q[2]), at.y(q[0], q[1], q[2]));
            p = q;
        }
    }

    private static Color colour(Colour c, double alpha) {
        return Color.rgb(c.red(), c.green(), c.blue(), alpha);
    }
}
