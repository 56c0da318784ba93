package org.spinoscope.figure.paint;

import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Markup;

/// Draws grouped bars, standing or lying, with their numbers.
final class BarsPainter {

    /// Share of a category's room that its bars fill.
    private static final double FILLED = 0.78;

    private final Bars bars;
    private final Canvas canvas;
    private final Pen pen;

    BarsPainter(Bars bars, Canvas canvas) {
        this.bars = bars;
        this.canvas = canvas;
        this.pen = canvas.pen();
    }

    void paint() {
        var groups = bars.groups().size();
        for (var g = 0; g < groups; g++) {
            var group = bars.groups().get(g);
            var width = Math.min(FILLED / groups, 0.5);
            for (var i = 0; i < bars.categories().size(); i++) {
                var middle = i + (g - (groups - 1) / 2.0) * width;
                bar(group, i, middle - width * 0.47, middle + width * 0.47);
            }
        }
        var frame = canvas.frame();
        var zero = (bars.horizontal() ? canvas.x() : canvas.y()).place(0);
        var line = bars.horizontal()
                ? Shape.Outline.open(zero, frame.y(), zero, frame.bottom())
                : Shape.Outline.open(frame.x(), zero, frame.right(), zero);
        var scale = bars.horizontal() ? canvas.x() : canvas.y();
        if (scale.shows(0) && Math.abs(zero - scale.start()) > 0.1) {
            pen.stroke(line, pen.stroke(Ink.Role.FOREGROUND, 0.5));
        }
    }

    private void bar(Bars.Group group, int category, double from, double to) {
        var value = group.values().get(category);
        var along = bars.horizontal() ? canvas.y() : canvas.x();
        var across = bars.horizontal() ? canvas.x() : canvas.y();
        var foot = across.place(Math.clamp(0, lower(across), upper(across)));
        var end = across.place(Math.clamp(value, lower(across), upper(across)));
        var a = along.place(from);
        var b = along.place(to);
        if (!Double.isFinite(foot + end + a + b)) {
            missing((a + b) / 2, across.place(0));
            return;
        }
        var low = Math.min(foot, end);
        var length = Math.abs(end - foot);
        var side = Math.min(a, b);
        var breadth = Math.abs(b - a);
        var box = bars.horizontal()
                ? new Shape.Rect(low, side, length, breadth)
                : new Shape.Rect(side, low, breadth, length);
        pen.fill(box, pen.colour(group.ink()));
        var name = Markup.plain(bars.categories().get(category)) + "\n";
        var target = bars.horizontal()
                ? new Shape.Rect(low - pen.pt(2), side, length + pen.pt(4), breadth)
                : new Shape.Rect(side, low - pen.pt(2), breadth, length + pen.pt(4));
        pen.hover(
                target,
                name + Canvas.says(Markup.plain(group.name()), value),
                bars.categories().get(category));
        number(value, end, (a + b) / 2, breadth);
    }

    private void missing(double middle, double zero) {
        if (Double.isFinite(middle + zero)) {
            var line = pen.type().line("n/a", pen.em() * 0.7, Face.REGULAR);
            var x = bars.horizontal() ? zero + pen.pt(2) + line.width() / 2 : middle;
            var y = bars.horizontal() ? middle + line.size() * 0.3 : zero - pen.pt(2);
            pen.text(line, x, y, Item.Anchor.MIDDLE, pen.theme().muted());
        }
    }

    private void number(double value, double end, double middle, double breadth) {
        var size = pen.em() * 0.8;
        var text = Double.isInfinite(value) ? Numerals.brief(value) : Numerals.formatted(bars.valueFormat(), value);
        var line = pen.type().line(text, size, Face.REGULAR);
        if (line.empty()) {
            return;
        }
        var near = pen.pt(1.8);
        var ink = pen.theme().foreground();
        if (bars.horizontal()) {
            if (size <= breadth * 1.25) {
                var anchor = value < 0 ? Item.Anchor.END : Item.Anchor.START;
                var y = middle + size * Typefaces.CAP_HEIGHT / 2;
                pen.text(line, end + (value < 0 ? -near : near), y, anchor, ink);
            }
        } else if (line.width() <= breadth * 1.25) {
            var y = value < 0 ? end + near + size * Typefaces.CAP_HEIGHT : end - near;
            pen.text(line, middle, y, Item.Anchor.MIDDLE, ink);
        } else if (size * 0.9 <= breadth * 1.1) {
            var x = middle + size * Typefaces.CAP_HEIGHT / 2;
            var anchor = value < 0 ? Item.Anchor.END : Item.Anchor.START;
            pen.text(line, x, end + (value < 0 ? near : -near), anchor, -90, ink);
        }
    }

    private static double lower(Scale scale) {
        return Math.min(scale.from(), scale.to());
    }

    private static double upper(Scale scale) {
        return Math.max(scale.from(), scale.to());
    }
}
