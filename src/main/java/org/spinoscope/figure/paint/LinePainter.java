package org.spinoscope.figure.paint;

import java.util.List;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Disc;
import org.spinoscope.figure.ErrorBars;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.Trail;

/// Draws what runs from point to point: lines, bands, error bars, trails, circles.
final class LinePainter {

    private static final double BAND_OPACITY = 0.18;

    private LinePainter() {}

    static void line(Line line, Canvas canvas) {
        var pen = canvas.pen();
        var outline = new Shape.Outline.Builder();
        for (var i = 0; i < line.x().size(); i++) {
            var x = canvas.x().place(line.x().get(i));
            var y = canvas.y().place(line.y().get(i));
            outline.to(x, y);
            if (line.hovered() && canvas.shows(x, y)) {
                var says = (line.name().isEmpty() ? "" : pen.type().plain(line.name()) + "\n")
                        + Canvas.says(canvas.xName(), line.x().get(i))
                        + "\n"
                        + Canvas.says(canvas.yName(), line.y().get(i));
                pen.hover(new Shape.Circle(x, y, pen.pt(3.5)), says, "");
            }
        }
        pen.stroke(outline.build(false), pen.stroke(line.style(), line.ink()));
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

    static void trail(Trail trail, Canvas canvas) {
        var pen = canvas.pen();
        var width = pen.pt(trail.width());
        for (var i = 0; i + 1 < trail.x().size(); i++) {
            var x0 = canvas.x().place(trail.x().get(i));
            var y0 = canvas.y().place(trail.y().get(i));
            var x1 = canvas.x().place(trail.x().get(i + 1));
            var y1 = canvas.y().place(trail.y().get(i + 1));
            var alpha = trail.opacity().get(i);
            if (Double.isFinite(x0 + y0 + x1 + y1) && alpha > 0) {
                var colour = trail.scale().colour(trail.shade().get(i)).withAlpha(Math.min(1, alpha));
                pen.stroke(Shape.Outline.open(x0, y0, x1, y1), new Stroke(colour, width, List.of()));
            }
        }
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
