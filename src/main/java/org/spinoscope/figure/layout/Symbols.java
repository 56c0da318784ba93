package org.spinoscope.figure.layout;

import java.util.List;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.Symbol;

/// Draws the shapes of points.
final class Symbols {

    private Symbols() {}

    static void paint(
            DrawingBuilder drawingBuilder, Symbol symbol, double x, double y, double diameter, Colour colour) {
        var r = diameter / 2;
        var rim = new Stroke(
                drawingBuilder.theme().background().withAlpha(0.9 * colour.alpha()),
                drawingBuilder.pt(0.35),
                List.of());
        var line = new Stroke(colour, Math.max(drawingBuilder.pt(0.8), diameter * 0.14), List.of());
        switch (symbol) {
            case CIRCLE -> drawingBuilder.paint(new Shape.Circle(x, y, r), colour, rim);
            case OPEN_CIRCLE -> drawingBuilder.stroke(new Shape.Circle(x, y, r), line);
            case SQUARE ->
                drawingBuilder.paint(new Shape.Rect(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r), colour, rim);
            case DIAMOND ->
                drawingBuilder.paint(
                        Shape.Outline.closed(x, y - 1.2 * r, x + 1.2 * r, y, x, y + 1.2 * r, x - 1.2 * r, y),
                        colour,
                        rim);
            case TRIANGLE ->
                drawingBuilder.paint(
                        Shape.Outline.closed(x, y - 1.15 * r, x + r, y + 0.75 * r, x - r, y + 0.75 * r), colour, rim);
            case CROSS -> {
                drawingBuilder.stroke(Shape.Outline.open(x - 0.8 * r, y - 0.8 * r, x + 0.8 * r, y + 0.8 * r), line);
                drawingBuilder.stroke(Shape.Outline.open(x - 0.8 * r, y + 0.8 * r, x + 0.8 * r, y - 0.8 * r), line);
            }
        }
    }
}
