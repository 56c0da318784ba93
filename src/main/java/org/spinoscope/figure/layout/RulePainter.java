package org.spinoscope.figure.layout;

import org.spinoscope.figure.Annotation;
import org.spinoscope.figure.InfiniteLine;
import org.spinoscope.figure.ReferenceLine;

/// Draws lines across the frame, and words in it.
final class RulePainter {

    private RulePainter() {}

    static void rule(ReferenceLine referenceLine, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var frame = plotContext.frame();
        var place = (referenceLine.vertical() ? plotContext.x() : plotContext.y()).place(referenceLine.at());
        var x = referenceLine.vertical() ? place : frame.x() + frame.width() / 2;
        var y = referenceLine.vertical() ? frame.y() + frame.height() / 2 : place;
        if (!Double.isFinite(place) || !plotContext.shows(x, y)) {
            return;
        }
        var line = referenceLine.vertical()
                ? Shape.Outline.open(place, frame.y(), place, frame.bottom())
                : Shape.Outline.open(frame.x(), place, frame.right(), place);
        drawingBuilder.stroke(line, drawingBuilder.stroke(referenceLine.style(), referenceLine.ink()));
        var size = drawingBuilder.em() * 0.88;
        var label = drawingBuilder.type().fitted(referenceLine.label(), size, FontFace.REGULAR, frame.width() * 0.6);
        var near = drawingBuilder.pt(2.2);
        var places = referenceLine.vertical()
                ? LabelPlaces.vertical(place, frame.y() + drawingBuilder.pt(0.5), near, label)
                : LabelPlaces.horizontal(place, frame.x() + near, frame.right(), near / 2, label);
        plotContext.labelPlacer().request(places, label, drawingBuilder.colour(referenceLine.ink()), true);
        plotContext
                .labelPlacer()
                .avoid(
                        referenceLine.vertical()
                                ? new Shape.Rect(place, frame.y(), 0.01, frame.height())
                                : new Shape.Rect(frame.x(), place, frame.width(), 0.01));
    }

    static void boundary(InfiniteLine infiniteLine, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var frame = plotContext.frame();
        var x = plotContext.x().place(infiniteLine.x());
        var y = plotContext.y().place(infiniteLine.y());
        var dx = plotContext.x().place(infiniteLine.x() + infiniteLine.dx()) - x;
        var dy = plotContext.y().place(infiniteLine.y() + infiniteLine.dy()) - y;
        var length = Math.hypot(dx, dy);
        if (!Double.isFinite(x + y + length) || length == 0) {
            return;
        }
        var toCentre = ((frame.x() + frame.width() / 2 - x) * dx + (frame.y() + frame.height() / 2 - y) * dy) / length;
        var reach = Math.hypot(frame.width(), frame.height());
        var from = (toCentre - reach) / length;
        var to = (toCentre + reach) / length;
        var line = Shape.Outline.open(x + from * dx, y + from * dy, x + to * dx, y + to * dy);
        var stroke = drawingBuilder.stroke(infiniteLine.style(), infiniteLine.ink());
        if (plotContext.labelPlacer().backed()) {
            drawingBuilder.strokeOverField(line, stroke);
        } else {
            drawingBuilder.stroke(line, stroke);
        }
        plotContext
                .labelPlacer()
                .avoidSoftly(x + from * dx, y + from * dy, x + to * dx, y + to * dy, drawingBuilder.pt(2), frame);
    }

    static void note(Annotation annotation, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var x = plotContext.x().place(annotation.x());
        var y = plotContext.y().place(annotation.y());
        if (!plotContext.shows(x, y)) {
            return;
        }
        var size = drawingBuilder.em() * 0.92;
        var line = drawingBuilder
                .type()
                .fitted(
                        annotation.text(),
                        size,
                        FontFace.REGULAR,
                        plotContext.frame().width());
        var near = drawingBuilder.pt(2.5);
        var left = switch (annotation.side()) {
            case LEFT -> x - near - line.width();
            case RIGHT -> x + near;
            case CENTRE, ABOVE, BELOW -> x - line.width() / 2;
        };
        var top = switch (annotation.side()) {
            case ABOVE -> y - near - size;
            case BELOW -> y + near;
            case CENTRE, LEFT, RIGHT -> y - size / 2;
        };
        var box = new Shape.Rect(left, top, line.width(), size);
        plotContext.labelPlacer().write(drawingBuilder, line, box, drawingBuilder.colour(annotation.ink()));
    }
}
