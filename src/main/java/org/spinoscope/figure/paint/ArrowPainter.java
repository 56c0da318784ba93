package org.spinoscope.figure.paint;

import java.util.List;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Bracket;

/// Draws arrows and measuring brackets.
final class ArrowPainter {

    private ArrowPainter() {}

    static void arrow(Arrow arrow, Canvas canvas) {
        var pen = canvas.pen();
        var x0 = canvas.x().place(arrow.x0());
        var y0 = canvas.y().place(arrow.y0());
        var x1 = canvas.x().place(arrow.x1());
        var y1 = canvas.y().place(arrow.y1());
        var length = Math.hypot(x1 - x0, y1 - y0);
        if (!Double.isFinite(length) || length == 0) {
            return;
        }
        var ux = (x1 - x0) / length;
        var uy = (y1 - y0) / length;
        var width = pen.pt(arrow.width());
        var head = Math.min(width * 4.2, length * 0.6);
        var half = head * 0.42;
        var colour = pen.colour(arrow.ink());
        var neckX = x1 - ux * head * 0.8;
        var neckY = y1 - uy * head * 0.8;
        pen.stroke(Shape.Outline.open(x0, y0, neckX, neckY), new Stroke(colour, width, List.of()));
        pen.fill(
                Shape.Outline.closed(
                        x1,
                        y1,
                        x1 - ux * head - uy * half,
                        y1 - uy * head + ux * half,
                        neckX,
                        neckY,
                        x1 - ux * head + uy * half,
                        y1 - uy * head - ux * half),
                colour);
        for (var share = 0.1; share <= 1; share += 0.1) {
            var step = Math.max(width, pen.pt(2));
            canvas.labels()
                    .avoid(new Shape.Rect(
                            x0 + (x1 - x0) * share - step / 2, y0 + (y1 - y0) * share - step / 2, step, step));
        }
        var line = pen.type().line(arrow.label(), pen.em(), Face.REGULAR);
        canvas.labels()
                .wish(
                        Beside.head(x1, y1, ux, uy, pen.pt(3), line),
                        line,
                        pen.theme().foreground(),
                        true);
    }

    static void bracket(Bracket bracket, Canvas canvas) {
        var pen = canvas.pen();
        var x0 = canvas.x().place(bracket.x0());
        var y0 = canvas.y().place(bracket.y0());
        var x1 = canvas.x().place(bracket.x1());
        var y1 = canvas.y().place(bracket.y1());
        var length = Math.hypot(x1 - x0, y1 - y0);
        if (!Double.isFinite(length) || length == 0) {
            return;
        }
        var nx = -(y1 - y0) / length;
        var ny = (x1 - x0) / length;
        var line = pen.type().line(bracket.label(), pen.em() * 0.92, Face.REGULAR);
        var middleX = (x0 + x1) / 2;
        var middleY = (y0 + y1) / 2;
        var wanted = pen.pt(bracket.away());
        // On the other side, if only there the words stay inside.
        var other = !within(canvas.frame(), words(line, middleX, middleY, nx, ny, wanted, pen))
                && within(canvas.frame(), words(line, middleX, middleY, nx, ny, -wanted, pen));
        var away = other ? -wanted : wanted;
        var foot = Math.signum(away) * pen.pt(2.5);
        pen.stroke(
                Shape.Outline.open(
                        x0 + nx * (away - foot),
                        y0 + ny * (away - foot),
                        x0 + nx * away,
                        y0 + ny * away,
                        x1 + nx * away,
                        y1 + ny * away,
                        x1 + nx * (away - foot),
                        y1 + ny * (away - foot)),
                pen.stroke(bracket.ink(), 0.8));
        var box = words(line, middleX, middleY, nx, ny, away, pen);
        canvas.labels().write(pen, line, box, pen.colour(bracket.ink()));
        canvas.labels()
                .shun(x0 + nx * away, y0 + ny * away, x1 + nx * away, y1 + ny * away, pen.pt(1.5), canvas.frame());
    }

    /// Where a bracket's words stand: beyond its middle, as far off as they are wide or high.
    private static Shape.Rect words(TextLine line, double x, double y, double nx, double ny, double away, Pen pen) {
        var reach = Math.abs(nx) * line.width() / 2 + Math.abs(ny) * line.size() * 0.1;
        var out = away + Math.signum(away) * (pen.pt(3) + line.size() * 0.5 + reach);
        return new Shape.Rect(
                x + nx * out - line.width() / 2, y + ny * out - line.size() / 2, line.width(), line.size());
    }

    private static boolean within(Shape.Rect frame, Shape.Rect place) {
        return frame.contains(place.x(), place.y()) && frame.contains(place.right(), place.bottom());
    }
}
