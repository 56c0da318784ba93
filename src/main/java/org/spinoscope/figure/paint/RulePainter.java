package org.spinoscope.figure.paint;

import org.spinoscope.figure.Boundary;
import org.spinoscope.figure.Note;
import org.spinoscope.figure.Rule;

/// Draws lines across the frame, and words in it.
final class RulePainter {

    private RulePainter() {}

    static void rule(Rule rule, Canvas canvas) {
        var pen = canvas.pen();
        var frame = canvas.frame();
        var place = (rule.vertical() ? canvas.x() : canvas.y()).place(rule.at());
        var x = rule.vertical() ? place : frame.x() + frame.width() / 2;
        var y = rule.vertical() ? frame.y() + frame.height() / 2 : place;
        if (!Double.isFinite(place) || !canvas.shows(x, y)) {
            return;
        }
        var line = rule.vertical()
                ? Shape.Outline.open(place, frame.y(), place, frame.bottom())
                : Shape.Outline.open(frame.x(), place, frame.right(), place);
        pen.stroke(line, pen.stroke(rule.style(), rule.ink()));
        var size = pen.em() * 0.88;
        var label = pen.type().fitted(rule.label(), size, Face.REGULAR, frame.width() * 0.6);
        var near = pen.pt(2.2);
        var places = rule.vertical()
                ? Beside.vertical(place, frame.y() + pen.pt(0.5), near, label)
                : Beside.horizontal(place, frame.x() + near, frame.right(), near / 2, label);
        canvas.labels().wish(places, label, pen.colour(rule.ink()), true);
        canvas.labels()
                .avoid(
                        rule.vertical()
                                ? new Shape.Rect(place, frame.y(), 0.01, frame.height())
                                : new Shape.Rect(frame.x(), place, frame.width(), 0.01));
    }

    static void boundary(Boundary boundary, Canvas canvas) {
        var pen = canvas.pen();
        var frame = canvas.frame();
        var x = canvas.x().place(boundary.x());
        var y = canvas.y().place(boundary.y());
        var dx = canvas.x().place(boundary.x() + boundary.dx()) - x;
        var dy = canvas.y().place(boundary.y() + boundary.dy()) - y;
        var length = Math.hypot(dx, dy);
        if (!Double.isFinite(x + y + length) || length == 0) {
            return;
        }
        var toCentre = ((frame.x() + frame.width() / 2 - x) * dx + (frame.y() + frame.height() / 2 - y) * dy) / length;
        var reach = Math.hypot(frame.width(), frame.height());
        var from = (toCentre - reach) / length;
        var to = (toCentre + reach) / length;
        var line = Shape.Outline.open(x + from * dx, y + from * dy, x + to * dx, y + to * dy);
        pen.stroke(line, pen.stroke(boundary.style(), boundary.ink()));
        canvas.labels().shun(x + from * dx, y + from * dy, x + to * dx, y + to * dy, pen.pt(2), frame);
    }

    static void note(Note note, Canvas canvas) {
        var pen = canvas.pen();
        var x = canvas.x().place(note.x());
        var y = canvas.y().place(note.y());
        if (!canvas.shows(x, y)) {
            return;
        }
        var size = pen.em() * 0.92;
        var line = pen.type()
                .fitted(note.text(), size, Face.REGULAR, canvas.frame().width());
        var near = pen.pt(2.5);
        var left = switch (note.side()) {
            case LEFT -> x - near - line.width();
            case RIGHT -> x + near;
            case CENTRE, ABOVE, BELOW -> x - line.width() / 2;
        };
        var top = switch (note.side()) {
            case ABOVE -> y - near - size;
            case BELOW -> y + near;
            case CENTRE, LEFT, RIGHT -> y - size / 2;
        };
        var box = new Shape.Rect(left, top, line.width(), size);
        canvas.labels().write(pen, line, box, pen.colour(note.ink()));
    }
}
