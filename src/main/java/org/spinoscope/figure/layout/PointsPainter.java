package org.spinoscope.figure.layout;

import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Points;

/// Draws points and asks for their labels.
final class PointsPainter {

    private PointsPainter() {}

    static void paint(Points points, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var colour = drawingBuilder.colour(points.ink());
        var diameter = drawingBuilder.pt(points.size());
        for (var i = 0; i < points.x().size(); i++) {
            var x = plotContext.x().place(points.x().get(i));
            var y = plotContext.y().place(points.y().get(i));
            if (!plotContext.shows(x, y)) {
                continue;
            }
            Symbols.paint(drawingBuilder, points.symbol(), x, y, diameter, colour);
            var label = points.label(i);
            var says = new StringBuilder(Markup.plain(label.isEmpty() ? points.name() : label));
            says.append(says.isEmpty() ? "" : "\n")
                    .append(PlotContext.says(plotContext.xName(), points.x().get(i)))
                    .append('\n')
                    .append(PlotContext.says(plotContext.yName(), points.y().get(i)));
            var reach = Math.max(diameter / 2, drawingBuilder.pt(3.5));
            drawingBuilder.hover(
                    new Shape.Circle(x, y, reach),
                    says.toString(),
                    points.keys().isEmpty() ? "" : points.keys().get(i));
            plotContext.labelPlacer().avoid(new Shape.Rect(x - diameter / 2, y - diameter / 2, diameter, diameter));
            if (points.labelled()) {
                var few = points.x().size() <= 8;
                var size = drawingBuilder.em() * (few ? 0.92 : 0.82);
                var line = drawingBuilder
                        .type()
                        .fitted(
                                label,
                                size,
                                FontFace.REGULAR,
                                plotContext.frame().width() * 0.45);
                var ink = few
                        ? drawingBuilder.theme().foreground()
                        : drawingBuilder.theme().muted();
                plotContext
                        .labelPlacer()
                        .request(LabelPlaces.point(x, y, diameter / 2 + drawingBuilder.pt(1.6), line), line, ink, few);
            }
        }
    }
}
