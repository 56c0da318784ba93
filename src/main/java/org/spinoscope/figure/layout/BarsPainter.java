package org.spinoscope.figure.layout;

import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Markup;

/// Draws grouped bars, standing or lying, with their numbers.
final class BarsPainter {

    /// Share of a category's room that its bars fill.
    private static final double FILLED = 0.78;

    private final Bars bars;
    private final PlotContext plotContext;
    private final DrawingBuilder drawingBuilder;

    BarsPainter(Bars bars, PlotContext plotContext) {
        this.bars = bars;
        this.plotContext = plotContext;
        this.drawingBuilder = plotContext.drawingBuilder();
    }

    void paint() {
        var groups = bars.groups().size();
        for (var g = 0; g < groups; g++) {
            var group = bars.groups().get(g);
            var width = bars.stacked() ? FILLED : Math.min(FILLED / groups, 0.5);
            for (var i = 0; i < bars.categories().size(); i++) {
                var middle = bars.stacked() ? i : i + (g - (groups - 1) / 2.0) * width;
                bar(group, bars.foot(g, i), i, middle - width * 0.47, middle + width * 0.47);
            }
        }
        var frame = plotContext.frame();
        var zero = (bars.horizontal() ? plotContext.x() : plotContext.y()).place(0);
        var line = bars.horizontal()
                ? Shape.Outline.open(zero, frame.y(), zero, frame.bottom())
                : Shape.Outline.open(frame.x(), zero, frame.right(), zero);
        var scale = bars.horizontal() ? plotContext.x() : plotContext.y();
        if (scale.shows(0) && Math.abs(zero - scale.start()) > 0.1) {
            drawingBuilder.stroke(line, drawingBuilder.stroke(Ink.Role.FOREGROUND, 0.5));
        }
    }

    private void bar(Bars.Group group, double start, int category, double from, double to) {
        var value = group.values().get(category);
        var along = bars.horizontal() ? plotContext.y() : plotContext.x();
        var across = bars.horizontal() ? plotContext.x() : plotContext.y();
        var foot = across.place(Math.clamp(start, lower(across), upper(across)));
        var end = across.place(Math.clamp(start + value, lower(across), upper(across)));
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
        drawingBuilder.fill(box, drawingBuilder.colour(group.ink()));
        var name = Markup.plain(bars.categories().get(category)) + "\n";
        var target = bars.horizontal()
                ? new Shape.Rect(low - drawingBuilder.pt(2), side, length + drawingBuilder.pt(4), breadth)
                : new Shape.Rect(side, low - drawingBuilder.pt(2), breadth, length + drawingBuilder.pt(4));
        drawingBuilder.hover(
                target,
                name + PlotContext.says(Markup.plain(group.name()), value),
                bars.categories().get(category));
        number(value, end, (a + b) / 2, breadth, length, drawingBuilder.colour(group.ink()));
    }

    private void missing(double middle, double zero) {
        if (Double.isFinite(middle + zero)) {
            var line = drawingBuilder.type().line("n/a", drawingBuilder.em() * 0.7, FontFace.REGULAR);
            var x = bars.horizontal() ? zero + drawingBuilder.pt(2) + line.width() / 2 : middle;
            var y = bars.horizontal() ? middle + line.size() * 0.3 : zero - drawingBuilder.pt(2);
            drawingBuilder.text(
                    line, x, y, Item.Anchor.MIDDLE, drawingBuilder.theme().muted());
        }
    }

    /// @param length of the bar: a number that would leave the frame is put inside it if there is room
    private void number(double value, double end, double middle, double breadth, double length, Colour ground) {
        var size = drawingBuilder.em() * 0.8;
        var text = Double.isInfinite(value)
                ? NumberFormats.brief(value)
                : NumberFormats.formatted(bars.valueFormat(), value);
        var line = drawingBuilder.type().line(text, size, FontFace.REGULAR);
        if (line.empty()) {
            return;
        }
        var near = drawingBuilder.pt(1.8 + bars.apart());
        var ink = drawingBuilder.theme().foreground();
        if (bars.horizontal()) {
            if (size <= breadth * 1.25) {
                var anchor = value < 0 ? Item.Anchor.END : Item.Anchor.START;
                var y = middle + size * FontMetrics.CAP_HEIGHT / 2;
                drawingBuilder.text(line, end + (value < 0 ? -near : near), y, anchor, ink);
            }
        } else if (line.width() <= breadth * 1.25) {
            var y = value < 0 ? end + near + size * FontMetrics.CAP_HEIGHT : end - near;
            drawingBuilder.text(line, middle, y, Item.Anchor.MIDDLE, ink);
        } else if (size * 0.9 <= breadth * 1.1) {
            var x = middle + size * FontMetrics.CAP_HEIGHT / 2;
            var frame = plotContext.frame();
            var tip = end + (value < 0 ? near + line.width() : -near - line.width());
            var inside = (tip < frame.y() || tip > frame.bottom()) && length > line.width() + 2 * near;
            drawingBuilder.text(
                    line,
                    x,
                    end + (value < 0 == inside ? -near : near),
                    value < 0 == inside ? Item.Anchor.START : Item.Anchor.END,
                    -90,
                    inside ? ground.ink() : ink);
        }
    }

    private static double lower(Scale scale) {
        return Math.min(scale.from(), scale.to());
    }

    private static double upper(Scale scale) {
        return Math.max(scale.from(), scale.to());
    }
}
