package org.spinoscope.figure.paint;

import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Points;

/// Draws points and asks for their labels.
final class PointsPainter {

    private PointsPainter() {}

    static void paint(Points points, Canvas canvas) {
        var pen = canvas.pen();
        var colour = pen.colour(points.ink());
        var diameter = pen.pt(points.size());
        for (var i = 0; i < points.x().size(); i++) {
            var x = canvas.x().place(points.x().get(i));
            var y = canvas.y().place(points.y().get(i));
            if (!canvas.shows(x, y)) {
                continue;
            }
            Symbols.paint(pen, points.symbol(), x, y, diameter, colour);
            var label = points.label(i);
            var says = new StringBuilder(Markup.plain(label.isEmpty() ? points.name() : label));
            says.append(says.isEmpty() ? "" : "\n")
                    .append(Canvas.says(canvas.xName(), points.x().get(i)))
                    .append('\n')
                    .append(Canvas.says(canvas.yName(), points.y().get(i)));
            var reach = Math.max(diameter / 2, pen.pt(3.5));
            pen.hover(
                    new Shape.Circle(x, y, reach),
                    says.toString(),
                    points.keys().isEmpty() ? "" : points.keys().get(i));
            canvas.labels().avoid(new Shape.Rect(x - diameter / 2, y - diameter / 2, diameter, diameter));
            if (points.labelled()) {
                var few = points.x().size() <= 8;
                var size = pen.em() * (few ? 0.92 : 0.82);
                var line = pen.type()
                        .fitted(label, size, Face.REGULAR, canvas.frame().width() * 0.45);
                var ink = few ? pen.theme().foreground() : pen.theme().muted();
                canvas.labels().wish(Beside.point(x, y, diameter / 2 + pen.pt(1.6), line), line, ink, few);
            }
        }
    }
}
