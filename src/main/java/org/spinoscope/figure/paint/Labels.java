package org.spinoscope.figure.paint;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.figure.Colour;

/// Words beside things: placed last, where they cover neither marks nor one another; left out where nothing fits.
final class Labels {

    private record Wish(double x, double y, double clearance, TextLine line, Colour colour, boolean needed) {}

    private record Ruled(Shape.Rect place, TextLine line, Colour colour, boolean vertical) {}

    /// Directions to try, in order of how well they read: right, then above, below and left, then the corners.
    private static final double[][] DIRECTIONS = {
        {1, 0}, {0.7, -0.7}, {0.7, 0.7}, {-1, 0}, {0, -1}, {0, 1}, {-0.7, -0.7}, {-0.7, 0.7}
    };

    private final List<Wish> wishes = new ArrayList<>();
    private final List<Ruled> ruled = new ArrayList<>();
    private final List<Shape.Rect> taken = new ArrayList<>();
    private final boolean backed;

    /// @param backed whether words need a plate behind them, over a colour field
    Labels(boolean backed) {
        this.backed = backed;
    }

    /// Something that words must not cover.
    void avoid(Shape.Rect place) {
        taken.add(place);
    }

    /// Asks for words beside (x, y).
    ///
    /// @param needed whether they are written even if they must cover something
    void beside(double x, double y, double clearance, TextLine line, Colour colour, boolean needed) {
        if (!line.empty()) {
            wishes.add(new Wish(x, y, clearance, line, colour, needed));
        }
    }

    /// Words at a rule: a vertical rule's may move down to where there is room.
    void rule(Shape.Rect place, TextLine line, Colour colour, boolean vertical) {
        ruled.add(new Ruled(place, line, colour, vertical));
    }

    void paint(Pen pen, Shape.Rect frame) {
        for (var rule : ruled) {
            var place = rule.place();
            for (var step = 0; step < 6 && rule.vertical() && cost(place, frame) > 0; step++) {
                place = new Shape.Rect(
                        place.x(),
                        rule.place().y() + (step + 1) * 1.25 * place.height(),
                        place.width(),
                        place.height());
            }
            write(pen, rule.line(), cost(place, frame) > 0 ? rule.place() : place, rule.colour());
            taken.add(cost(place, frame) > 0 ? rule.place() : place);
        }
        for (var wish : wishes) {
            var best = place(wish, DIRECTIONS[0]);
            var cost = Double.POSITIVE_INFINITY;
            for (var i = 0; i < DIRECTIONS.length; i++) {
                var place = place(wish, DIRECTIONS[i]);
                var here = i * 0.01 + cost(place, frame);
                if (here < cost) {
                    cost = here;
                    best = place;
                }
            }
            if (cost < 1 || wish.needed()) {
                write(pen, wish.line(), best, wish.colour());
                taken.add(best);
            }
        }
    }

    /// Writes a line in its place, on a plate if the ground is coloured.
    void write(Pen pen, TextLine line, Shape.Rect place, Colour colour) {
        if (backed) {
            var plate = place.grown(line.size() * 0.12);
            pen.fill(
                    new Shape.Rect(plate.x(), plate.y(), plate.width(), plate.height(), line.size() * 0.2),
                    pen.theme().background().withAlpha(0.78));
        }
        pen.text(line, place.x(), place.y() + line.size() * 0.8, Item.Anchor.START, colour);
    }

    private double cost(Shape.Rect place, Shape.Rect frame) {
        var cost = 0.0;
        for (var other : taken) {
            cost += place.overlaps(other) ? 1 : 0;
        }
        var outside = place.x() < frame.x()
                || place.y() < frame.y()
                || place.right() > frame.right()
                || place.bottom() > frame.bottom();
        return cost + (outside ? 3 : 0);
    }

    private static Shape.Rect place(Wish wish, double[] direction) {
        var width = wish.line().width();
        var height = wish.line().size();
        var x = wish.x() + direction[0] * wish.clearance() + (direction[0] - 1) / 2 * width;
        var y = wish.y() + direction[1] * wish.clearance() + (direction[1] - 1) / 2 * height;
        if (direction[0] > 0 && direction[0] < 1) {
            x = wish.x() + direction[0] * wish.clearance();
        } else if (direction[0] < 0 && direction[0] > -1) {
            x = wish.x() + direction[0] * wish.clearance() - width;
        }
        if (direction[1] < 0) {
            y = wish.y() + direction[1] * wish.clearance() - height;
        } else if (direction[1] > 0) {
            y = wish.y() + direction[1] * wish.clearance();
        }
        return new Shape.Rect(x, y, width, height);
    }
}
