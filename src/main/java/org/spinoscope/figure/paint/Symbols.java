package org.spinoscope.figure.paint;

import java.util.List;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.Symbol;

/// Draws the shapes of points.
final class Symbols {

    private Symbols() {}

    static void paint(Pen pen, Symbol symbol, double x, double y, double diameter, Colour colour) {
        var r = diameter / 2;
        var rim = new Stroke(pen.theme().background().withAlpha(0.9 * colour.alpha()), pen.pt(0.35), List.of());
        var line = new Stroke(colour, Math.max(pen.pt(0.8), diameter * 0.14), List.of());
        switch (symbol) {
            case CIRCLE -> pen.paint(new Shape.Circle(x, y, r), colour, rim);
            case OPEN_CIRCLE -> pen.stroke(new Shape.Circle(x, y, r), line);
            case SQUARE -> pen.paint(new Shape.Rect(x - 0.88 * r, y - 0.88 * r, 1.76 * r, 1.76 * r), colour, rim);
            case DIAMOND ->
                pen.paint(
                        Shape.Outline.closed(x, y - 1.2 * r, x + 1.2 * r, y, x, y + 1.2 * r, x - 1.2 * r, y),
                        colour,
                        rim);
            case TRIANGLE ->
                pen.paint(Shape.Outline.closed(x, y - 1.15 * r, x + r, y + 0.75 * r, x - r, y + 0.75 * r), colour, rim);
            case CROSS -> {
                pen.stroke(Shape.Outline.open(x - 0.8 * r, y - 0.8 * r, x + 0.8 * r, y + 0.8 * r), line);
                pen.stroke(Shape.Outline.open(x - 0.8 * r, y + 0.8 * r, x + 0.8 * r, y - 0.8 * r), line);
            }
        }
    }
}
