package org.spinoscope.figure.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.spinoscope.figure.Colour;

/// Words beside things: placed last, where they cover neither marks nor one another; left out where nothing fits.
final class LabelPlacer {

    private static final double PLATE_OPACITY = 0.75;

    /// How bad it is to cover lines and bars, where covering a point or a word is 1.
    private static final double SOFT = 0.3;

    private record Obstacle(Shape.Rect place, double weight) {}

    /// @param places where the words may be, best first
    private record Wish(List<Shape.Rect> places, TextLine line, Colour colour, boolean needed) {}

    private final List<Wish> wishes = new ArrayList<>();
    private final List<Obstacle> obstacles = new ArrayList<>();
    private final boolean backed;

    /// @param backed whether words need a plate behind them, over a colour field
    LabelPlacer(boolean backed) {
        this.backed = backed;
    }

    /// Whether this is over a colour field.
    boolean backed() {
        return backed;
    }

    /// Something that words must not cover.
    void avoid(Shape.Rect place) {
        obstacles.add(new Obstacle(place, 1));
    }

    /// Something that words had better not cover.
    void avoidSoftly(Shape.Rect place) {
        obstacles.add(new Obstacle(place, SOFT));
    }

    /// A line that labels should avoid, as far as it is in the frame.
    void avoidSoftly(double x0, double y0, double x1, double y1, double step, Shape.Rect frame) {
        var pieces = (int) Math.min(2000, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / step));
        for (var i = 0; i <= pieces; i++) {
            var x = x0 + (x1 - x0) * i / Math.max(1, pieces);
            var y = y0 + (y1 - y0) * i / Math.max(1, pieces);
            if (frame.contains(x, y)) {
                avoidSoftly(new Shape.Rect(x, y, 0.01, 0.01));
            }
        }
    }

    /// Asks for words in one of these places, the best first.
    ///
    /// @param needed whether they are written even if they must cover something
    void request(List<Shape.Rect> places, TextLine line, Colour colour, boolean needed) {
        if (!line.empty()) {
            wishes.add(new Wish(places, line, colour, needed));
        }
    }

    /// What is needed takes its place first, and the rest keeps clear of it.
    void paint(DrawingBuilder drawingBuilder, Shape.Rect frame) {
        wishes.sort(Comparator.comparing(Wish::needed).reversed());
        for (var wish : wishes) {
            var best = wish.places().getFirst();
            var least = Double.POSITIVE_INFINITY;
            for (var i = 0; i < wish.places().size(); i++) {
                var place = wish.places().get(i);
                var cost = i * 0.02 + cost(place, frame);
                if (cost < least) {
                    least = cost;
                    best = place;
                }
            }
            if (least < 1 || wish.needed()) {
                write(drawingBuilder, wish.line(), best, wish.colour());
            }
        }
    }

    /// Writes a line in its place, on a plate if the ground is coloured.
    void write(DrawingBuilder drawingBuilder, TextLine line, Shape.Rect place, Colour colour) {
        if (backed) {
            var plate = place.grown(line.size() * 0.12);
            drawingBuilder.fill(
                    new Shape.Rect(plate.x(), plate.y(), plate.width(), plate.height(), line.size() * 0.2),
                    drawingBuilder.theme().background().withAlpha(PLATE_OPACITY));
        }
        drawingBuilder.text(line, place.x(), place.y() + line.size() * 0.82, Item.Anchor.START, colour);
        avoid(place);
    }

    private double cost(Shape.Rect place, Shape.Rect frame) {
        var hard = 0.0;
        var soft = 0.0;
        for (var obstacle : obstacles) {
            if (place.overlaps(obstacle.place())) {
                if (obstacle.weight() < 1) {
                    soft = Math.min(0.9, soft + 0.1 * obstacle.weight());
                } else {
                    hard += 1;
                }
            }
        }
        var outside = place.x() < frame.x()
                || place.y() < frame.y()
                || place.right() > frame.right()
                || place.bottom() > frame.bottom();
        return hard + soft + (outside ? 3 : 0);
    }
}
