package org.spinoscope.figure.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The places for words around a point or along a rule, best first.
final class LabelPlaces {

    /// Right, then the right corners, then left, above, below and the left corners.
    private static final double[][] DIRECTIONS = {
        {1, 0}, {0.7, -0.7}, {0.7, 0.7}, {-1, 0}, {0, -1}, {0, 1}, {-0.7, -0.7}, {-0.7, 0.7}
    };

    private LabelPlaces() {}

    static List<Shape.Rect> point(double x, double y, double clearance, TextLine line) {
        var places = new ArrayList<Shape.Rect>(DIRECTIONS.length);
        for (var direction : DIRECTIONS) {
            places.add(place(x, y, direction, clearance, line));
        }
        // Farther off, where everything near is taken.
        for (var direction : DIRECTIONS) {
            places.add(place(x, y, direction, clearance + 1.3 * line.size(), line));
        }
        return places;
    }

    /// Around the head of an arrow that points along (dx, dy): ahead of it first.
    static List<Shape.Rect> head(double x, double y, double dx, double dy, double clearance, TextLine line) {
        return java.util.Arrays.stream(DIRECTIONS)
                .sorted(Comparator.comparingDouble(
                        direction -> -(direction[0] * dx + direction[1] * dy) / Math.hypot(direction[0], direction[1])))
                .map(direction -> place(x, y, direction, clearance, line))
                .toList();
    }

    /// Beside a vertical line at x: at its top or a little down on the right, then on the left.
    static List<Shape.Rect> vertical(double x, double top, double clearance, TextLine line) {
        var places = new ArrayList<Shape.Rect>();
        for (var left : List.of(x + clearance, x - clearance - line.width())) {
            for (var row = 0; row < 5; row++) {
                places.add(new Shape.Rect(left, top + row * 1.35 * line.size(), line.width(), line.size()));
            }
        }
        return places;
    }

    /// Above or below a horizontal line at y: at its right end, then its left.
    static List<Shape.Rect> horizontal(double y, double left, double right, double clearance, TextLine line) {
        var places = new ArrayList<Shape.Rect>();
        for (var x : List.of(right - line.width(), left, (left + right - line.width()) / 2)) {
            places.add(new Shape.Rect(x, y - clearance - line.size(), line.width(), line.size()));
            places.add(new Shape.Rect(x, y + clearance, line.width(), line.size()));
        }
        return places;
    }

    private static Shape.Rect place(double px, double py, double[] direction, double clearance, TextLine line) {
        return new Shape.Rect(
                px
                        + direction[0] * clearance
                        + Math.min(0, Math.signum(direction[0])) * line.width()
                        - (direction[0] == 0 ? line.width() / 2 : 0),
                py
                        + direction[1] * clearance
                        + Math.min(0, Math.signum(direction[1])) * line.size()
                        - (direction[1] == 0 ? line.size() / 2 : 0),
                line.width(),
                line.size());
    }
}
