package org.spinoscope.desktop.spin;

import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.layout.FigureTheme;

/// Paints the sphere and what does not move on it, as [org.spinoscope.plots.SpinPlots#sphere] does for files; what lies
/// behind is faded. What moves is drawn by [SpinPainter].
public final class SpherePainter {

    private static final int SEGMENTS = 72;
    private static final Font FONT = Font.font("Inter", 13);

    private final FigureTheme figureTheme;
    private final Color[] grid;
    private final Text measure = new Text();

    public SpherePainter(FigureTheme theme) {
        measure.setFont(FONT);
        figureTheme = theme;
        grid = pair(figureTheme.muted(), 0.42, 0.14);
    }

    /// Sphere, graticule, field arrow and words.
    public void still(GraphicsContext g, SphereProjection at, double width, double height, SpinScene stage) {
        g.clearRect(0, 0, width, height);
        double r = at.radius();
        g.setFill(colour(figureTheme.faint(), 0.3));
        g.fillOval(at.cx() - r, at.cy() - r, 2 * r, 2 * r);
        g.setLineCap(StrokeLineCap.BUTT);
        g.setLineWidth(0.8);
        for (int latitude = -60; latitude <= 60; latitude += 30) {
            double f = Math.sin(Math.toRadians(latitude));
            double ring = Math.cos(Math.toRadians(latitude));
            circle(g, at, t -> new double[] {f, ring * Math.cos(t), ring * Math.sin(t)});
        }
        for (int meridian = 0; meridian < 180; meridian += 30) {
            double m = Math.toRadians(meridian);
            circle(g, at, t -> new double[] {Math.sin(t), Math.cos(t) * Math.cos(m), Math.cos(t) * Math.sin(m)});
        }
        g.setStroke(colour(figureTheme.muted(), 1));
        g.setLineWidth(1.2);
        g.strokeOval(at.cx() - r, at.cy() - r, 2 * r, 2 * r);
        arrow(g, at, 1.18);
        stage.words().ifPresent(words -> {
            for (int i = 0; i < words.size(); i++) {
                word(g, at, words.direction(i), words.names().get(i), i == 0);
            }
        });
    }

    private void word(GraphicsContext g, SphereProjection at, double[] d, String name, boolean good) {
        boolean hidden = at.behind(d[0], d[1], d[2]);
        double px = at.x(d[0], d[1], d[2]);
        double py = at.y(d[0], d[1], d[2]);
        g.setFill(colour(good ? figureTheme.good() : figureTheme.bad(), hidden ? 0.45 : 1));
        if (good) {
            g.fillOval(px - 5.5, py - 5.5, 11, 11);
        } else {
            g.fillRect(px - 5, py - 5, 10, 10);
        }
        measure.setText(name);
        boolean left = rightOf(
                px, at.cx(), measure.getLayoutBounds().getWidth(), g.getCanvas().getWidth());
        text(g, name, px + (left ? 10 : -10), py, left, colour(figureTheme.foreground(), hidden ? 0.6 : 1));
    }

    /// Whether a word of this width is placed right of its mark at `px`: away from the middle, if the canvas has room
    /// there.
    static boolean rightOf(double px, double middle, double word, double canvas) {
        boolean outward = px > middle;
        double room = outward ? canvas - px - 12 : px - 12;
        return word <= room ? outward : !outward;
    }

    private void arrow(GraphicsContext g, SphereProjection at, double length) {
        var ink = colour(figureTheme.accent(), at.behind(length, 0, 0) ? 0.5 : 1);
        double px = at.x(length, 0, 0);
        double py = at.y(length, 0, 0);
        double seen = Math.hypot(px - at.cx(), py - at.cy());
        g.setStroke(ink);
        g.setFill(ink);
        g.setLineWidth(2.2);
        g.strokeLine(at.cx(), at.cy(), px, py);
        if (seen > 1) {
            double ux = (px - at.cx()) / seen;
            double uy = (py - at.cy()) / seen;
            g.fillPolygon(
                    new double[] {px + 5 * ux, px - 8 * ux - 5 * uy, px - 8 * ux + 5 * uy},
                    new double[] {py + 5 * uy, py - 8 * uy + 5 * ux, py - 8 * uy - 5 * ux},
                    3);
        }
        text(g, "N", px + 10, py, true, ink);
    }

    private static void text(GraphicsContext g, String text, double x, double y, boolean left, Color ink) {
        g.setFont(FONT);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(left ? TextAlignment.LEFT : TextAlignment.RIGHT);
        g.setFill(ink);
        g.fillText(text, x, y);
    }

    private void circle(GraphicsContext g, SphereProjection at, DoubleFunction<double[]> curve) {
        var p = curve.apply(0);
        for (int i = 1; i <= SEGMENTS; i++) {
            var q = curve.apply(2 * Math.PI * i / SEGMENTS);
            g.setStroke(grid[at.behind(p[0], p[1], p[2]) ? 1 : 0]);
            g.strokeLine(
                    at.x(p[0], p[1], p[2]), at.y(p[0], p[1], p[2]), at.x(q[0], q[1], q[2]), at.y(q[0], q[1], q[2]));
            p = q;
        }
    }

    private static Color[] pair(Colour c, double before, double behind) {
        return new Color[] {colour(c, before), colour(c, behind)};
    }

    private static Color colour(Colour c, double alpha) {
        return Color.rgb(c.red(), c.green(), c.blue(), alpha);
    }
}
