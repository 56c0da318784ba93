package org.spinoscope.figure.paint;

import java.util.List;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.Disc;
import org.spinoscope.figure.ErrorBars;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Trail;

/// Draws what runs from point to point: lines, bands, error bars, trails, circles.
final class LinePainter {

    private static final double BAND_OPACITY = 0.18;

    private static final double TRAIL_SHADES = 128;
    private static final double TRAIL_OPACITIES = 24;

    private LinePainter() {}

    static void line(Line line, Canvas canvas) {
        var pen = canvas.pen();
        var outline = new Shape.Outline.Builder();
        for (var i = 0; i < line.x().size(); i++) {
            var x = canvas.x().place(line.x().get(i));
            var y = canvas.y().place(line.y().get(i));
            outline.to(x, y);
            if (line.hovered() && canvas.shows(x, y)) {
                var says = (line.name().isEmpty() ? "" : Markup.plain(line.name()) + "\n")
                        + Canvas.says(canvas.xName(), line.x().get(i))
                        + "\n"
                        + Canvas.says(canvas.yName(), line.y().get(i));
                pen.hover(new Shape.Circle(x, y, pen.pt(3.5)), says, "");
            }
        }
        var built = outline.build(false);
        pen.stroke(built, pen.stroke(line.style(), line.ink()));
        if (pen.colour(line.ink()).alpha() > 0.5) {
            shun(built, canvas);
        }
    }

    private static void shun(Shape.Outline outline, Canvas canvas) {
        for (var part : outline.parts()) {
            for (var i = 0; i + 1 < part.x().size(); i++) {
                canvas.labels()
                        .shun(
                                part.x().get(i),
                                part.y().get(i),
                                part.x().get(i + 1),
                                part.y().get(i + 1),
                                canvas.pen().pt(2.5),
                                canvas.frame());
            }
        }
    }

    static void band(Band band, Canvas canvas) {
        var outline = new Shape.Outline.Builder();
        var start = 0;
        for (var i = 0; i <= band.x().size(); i++) {
            var gap = i == band.x().size() || !finite(band, i, canvas);
            if (gap) {
                piece(band, start, i, outline, canvas);
                start = i + 1;
            }
        }
        var colour = canvas.pen().colour(band.ink());
        canvas.pen().fill(outline.build(true), colour.withAlpha(colour.alpha() * BAND_OPACITY));
    }

    private static boolean finite(Band band, int i, Canvas canvas) {
        return Double.isFinite(canvas.x().place(band.x().get(i)))
                && Double.isFinite(canvas.y().place(band.low().get(i)))
                && Double.isFinite(canvas.y().place(band.high().get(i)));
    }

    private static void piece(Band band, int from, int to, Shape.Outline.Builder outline, Canvas canvas) {
        for (var i = from; i < to; i++) {
            outline.to(
                    canvas.x().place(band.x().get(i)),
                    canvas.y().place(band.high().get(i)));
        }
        for (var i = to - 1; i >= from; i--) {
            outline.to(
                    canvas.x().place(band.x().get(i)),
                    canvas.y().place(band.low().get(i)));
        }
        outline.end(true);
    }

    static void errorBars(ErrorBars bars, Canvas canvas) {
        var pen = canvas.pen();
        var outline = new Shape.Outline.Builder();
        var cap = pen.pt(1.5);
        for (var i = 0; i < bars.x().size(); i++) {
            var x = canvas.x().place(bars.x().get(i));
            for (var end : List.of(bars.low().get(i), bars.high().get(i))) {
                var y = canvas.y().place(end);
                outline.to(x - cap, y);
                outline.to(x + cap, y);
                outline.end(false);
            }
            outline.to(x, canvas.y().place(bars.low().get(i)));
            outline.to(x, canvas.y().place(bars.high().get(i)));
            outline.end(false);
        }
        pen.stroke(outline.build(false), pen.stroke(bars.ink(), 0.7));
    }

    /// Neighbouring pieces of nearly one colour and opacity become one line: no seams, and a light drawing.
    static void trail(Trail trail, Canvas canvas) {
        var pen = canvas.pen();
        var width = pen.pt(trail.width());
        var outline = new Shape.Outline.Builder();
        var colour = Colour.NONE;
        for (var i = 0; i < trail.x().size(); i++) {
            var x = canvas.x().place(trail.x().get(i));
            var y = canvas.y().place(trail.y().get(i));
            outline.to(x, y);
            var next = shade(trail, i);
            if (!next.equals(colour) || i == trail.x().size() - 1) {
                pen.stroke(outline.build(false), new Stroke(colour, width, List.of()));
                outline = new Shape.Outline.Builder();
                outline.to(x, y);
                colour = next;
            }
        }
    }

    private static Colour shade(Trail trail, int i) {
        var scale = trail.scale();
        var share = (trail.shade().get(i) - scale.min()) / (scale.max() - scale.min());
        var opacity = trail.opacity().get(i);
        return scale.map()
                .at(Math.rint(share * TRAIL_SHADES) / TRAIL_SHADES)
                .withAlpha(opacity > 0 ? Math.min(1, Math.rint(opacity * TRAIL_OPACITIES) / TRAIL_OPACITIES) : 0);
    }

    static void disc(Disc disc, Canvas canvas) {
        var pen = canvas.pen();
        var x = canvas.x().place(disc.x());
        var y = canvas.y().place(disc.y());
        var radius = Math.abs(canvas.x().place(disc.x() + disc.radius()) - x);
        if (Double.isFinite(x + y + radius)) {
            pen.paint(new Shape.Circle(x, y, radius), pen.colour(disc.fill()), pen.stroke(disc.outline(), 0.8));
        }
    }
}
