package org.spinoscope.figure.layout;

import java.util.List;
import org.spinoscope.figure.Colour;

/// Grey with diagonal lines: here is no number.
final class Hatching {

    private static final Colour LINES = Colour.rgb(0x8c8c8c);

    private Hatching() {}

    static void paint(DrawingBuilder drawingBuilder, Shape.Rect place) {
        drawingBuilder.fill(place, Colour.MISSING);
        var step = Math.max(drawingBuilder.pt(2.2), 0.5);
        var lines = new Shape.Outline.Builder();
        var reach = place.width() + place.height();
        for (var offset = step / 2; offset < reach; offset += step) {
            var fromX = Math.max(0, offset - place.height());
            var toX = Math.min(offset, place.width());
            lines.to(place.x() + fromX, place.y() + offset - fromX);
            lines.to(place.x() + toX, place.y() + offset - toX);
            lines.end(false);
        }
        drawingBuilder.stroke(lines.build(false), new Stroke(LINES, drawingBuilder.pt(0.4), List.of()));
    }
}
