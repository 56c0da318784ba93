package org.spinoscope.figure.layout;

import java.util.List;
import java.util.Optional;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Bracket;

/// Draws arrows and measuring brackets.
final class ArrowPainter {

    private ArrowPainter() {}

    static void arrow(Arrow arrow, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var x0 = plotContext.x().place(arrow.x0());
        var y0 = plotContext.y().place(arrow.y0());
        var x1 = plotContext.x().place(arrow.x1());
        var y1 = plotContext.y().place(arrow.y1());
        var length = Math.hypot(x1 - x0, y1 - y0);
        if (!Double.isFinite(length) || length == 0) {
            return;
        }
        var ux = (x1 - x0) / length;
        var uy = (y1 - y0) / length;
        var width = drawingBuilder.pt(arrow.width());
        var head = Math.min(width * 4.2, length * 0.6);
        var half = head * 0.42;
        var colour = drawingBuilder.colour(arrow.ink());
        var neckX = x1 - ux * head * 0.8;
        var neckY = y1 - uy * head * 0.8;
        var point = Shape.Outline.closed(
                x1,
                y1,
                x1 - ux * head - uy * half,
                y1 - uy * head + ux * half,
                neckX,
                neckY,
                x1 - ux * head + uy * half,
                y1 - uy * head - ux * half);
        var shaft = new Stroke(colour, width, List.of());
        if (plotContext.labelPlacer().backed()) {
            drawingBuilder.strokeOverField(point, new Stroke(colour, drawingBuilder.pt(0.3), List.of()));
            drawingBuilder.strokeOverField(Shape.Outline.open(x0, y0, neckX, neckY), shaft);
        } else {
            drawingBuilder.stroke(Shape.Outline.open(x0, y0, neckX, neckY), shaft);
        }
        drawingBuilder.fill(point, colour);
        for (var share = 0.1; share <= 1; share += 0.1) {
            var step = Math.max(width, drawingBuilder.pt(2));
            plotContext
                    .labelPlacer()
                    .avoid(new Shape.Rect(
                            x0 + (x1 - x0) * share - step / 2, y0 + (y1 - y0) * share - step / 2, step, step));
        }
        var line = drawingBuilder.type().line(arrow.label(), drawingBuilder.em(), FontFace.REGULAR);
        plotContext
                .labelPlacer()
                .request(
                        LabelPlaces.head(x1, y1, ux, uy, drawingBuilder.pt(3), line),
                        line,
                        drawingBuilder.theme().foreground(),
                        true);
    }

    static void bracket(Bracket bracket, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var x0 = plotContext.x().place(bracket.x0());
        var y0 = plotContext.y().place(bracket.y0());
        var x1 = plotContext.x().place(bracket.x1());
        var y1 = plotContext.y().place(bracket.y1());
        var length = Math.hypot(x1 - x0, y1 - y0);
        if (!Double.isFinite(length) || length == 0 || !plotContext.frame().contains((x0 + x1) / 2, (y0 + y1) / 2)) {
            return; // measured elsewhere: a bracket whose middle is out of sight says nothing here
        }
        var nx = -(y1 - y0) / length;
        var ny = (x1 - x0) / length;
        var line = drawingBuilder.type().line(bracket.label(), drawingBuilder.em() * 0.92, FontFace.REGULAR);
        var middleX = (x0 + x1) / 2;
        var middleY = (y0 + y1) / 2;
        var wanted = drawingBuilder.pt(bracket.away());
        // On the other side, if only there the words stay inside.
        var other = !within(plotContext.frame(), words(line, middleX, middleY, nx, ny, wanted, drawingBuilder))
                && within(plotContext.frame(), words(line, middleX, middleY, nx, ny, -wanted, drawingBuilder));
        var away = other ? -wanted : wanted;
        var foot = Math.signum(away) * drawingBuilder.pt(2.5);
        var lines = drawingBuilder.sheet(drawingBuilder.em());
        lines.strokeOverField(
                Shape.Outline.open(
                        x0 + nx * (away - foot),
                        y0 + ny * (away - foot),
                        x0 + nx * away,
                        y0 + ny * away,
                        x1 + nx * away,
                        y1 + ny * away,
                        x1 + nx * (away - foot),
                        y1 + ny * (away - foot)),
                drawingBuilder.stroke(bracket.ink(), 0.8));
        drawingBuilder.group("measure", Optional.of(plotContext.frame()), lines);
        var box = words(line, middleX, middleY, nx, ny, away, drawingBuilder);
        plotContext.labelPlacer().write(drawingBuilder, line, box, drawingBuilder.colour(bracket.ink()));
        plotContext
                .labelPlacer()
                .avoidSoftly(
                        x0 + nx * away,
                        y0 + ny * away,
                        x1 + nx * away,
                        y1 + ny * away,
                        drawingBuilder.pt(1.5),
                        plotContext.frame());
    }

    /// The place of a bracket's words: beyond its middle, as far off as they are wide or high.
    private static Shape.Rect words(
            TextLine line, double x, double y, double nx, double ny, double away, DrawingBuilder drawingBuilder) {
        var reach = Math.abs(nx) * line.width() / 2 + Math.abs(ny) * line.size() * 0.1;
        var out = away + Math.signum(away) * (drawingBuilder.pt(3) + line.size() * 0.5 + reach);
        return new Shape.Rect(
                x + nx * out - line.width() / 2, y + ny * out - line.size() / 2, line.width(), line.size());
    }

    private static boolean within(Shape.Rect frame, Shape.Rect place) {
        return frame.contains(place.x(), place.y()) && frame.contains(place.right(), place.bottom());
    }
}
