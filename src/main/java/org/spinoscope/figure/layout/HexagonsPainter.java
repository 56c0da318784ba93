package org.spinoscope.figure.layout;

import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Hexagons;
import org.spinoscope.figure.Markup;

/// Paints the cells of a density.
final class HexagonsPainter {

    private HexagonsPainter() {}

    static void paint(Hexagons cells, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var called = Markup.plain(cells.name());
        for (var i = 0; i < cells.x().size(); i++) {
            if (!plotContext.shows(
                    plotContext.x().place(cells.x().get(i)),
                    plotContext.y().place(cells.y().get(i)))) {
                continue;
            }
            var shape = shape(cells, i, plotContext);
            var colour = drawingBuilder
                    .theme()
                    .colour(cells.scale(), Math.log10(cells.count().get(i)));
            // The edge in the same colour closes the hair between neighbours.
            drawingBuilder.paint(shape, colour, new Stroke(colour, drawingBuilder.pt(0.3), java.util.List.of()));
            drawingBuilder.hover(
                    shape,
                    NumberFormats.brief(cells.count().get(i)) + " " + called + "\n"
                            + PlotContext.says(plotContext.xName(), cells.x().get(i)) + "\n"
                            + PlotContext.says(plotContext.yName(), cells.y().get(i)),
                    cells.keys().isEmpty() ? "" : cells.keys().get(i));
        }
    }

    private static Shape shape(Hexagons cells, int i, PlotContext plotContext) {
        var left = plotContext.x().place(cells.x().get(i) - cells.width() / 2);
        var middle = plotContext.x().place(cells.x().get(i));
        var right = plotContext.x().place(cells.x().get(i) + cells.width() / 2);
        var at = cells.y().get(i);
        var h = cells.height();
        return Shape.Outline.closed(
                middle,
                plotContext.y().place(at + h / 2),
                right,
                plotContext.y().place(at + h / 4),
                right,
                plotContext.y().place(at - h / 4),
                middle,
                plotContext.y().place(at - h / 2),
                left,
                plotContext.y().place(at - h / 4),
                left,
                plotContext.y().place(at + h / 4));
    }
}
