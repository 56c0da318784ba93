package org.spinoscope.figure.layout;

import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.Ink;

/// Draws spines, ticks, tick labels, axis labels and grid lines.
final class AxisPainter {

    private final DrawingBuilder drawingBuilder;
    private final Shape.Rect frame;
    private final boolean tickless;
    private final double size;

    /// @param tickless for cell maps: names beside the cells, no lines
    AxisPainter(DrawingBuilder drawingBuilder, Shape.Rect frame, boolean tickless) {
        this.drawingBuilder = drawingBuilder;
        this.frame = frame;
        this.tickless = tickless;
        this.size = drawingBuilder.em() * 0.92;
    }

    /// @param edge where names that lean to the left must end
    void bottom(AxisLayout layout, Scale scale, double edge) {
        var y = frame.bottom();
        spine(frame.x(), y, frame.right(), y);
        var textTop = y + drawingBuilder.pt(tickless ? 2.8 : 4.2);
        for (var tick : layout.ticks().ticks()) {
            var x = scale.place(tick.value());
            if (!inside(x, frame.x(), frame.right())) {
                continue;
            }
            if (layout.axis().kind() != Axis.Kind.CATEGORIES) {
                mark(x, y, 0, tick.major() ? 1 : 0.6);
            }
            switch (layout.names()) {
                case SLANTED -> {
                    var room = Math.min(AxisLayout.LONGEST_NAME * size, (x - edge) * Math.sqrt(2));
                    var line = drawingBuilder.type().fitted(tick.label(), size, FontFace.REGULAR, room);
                    drawingBuilder.text(line, x + size * 0.35, textTop + size * 0.35, Item.Anchor.END, -45, ink());
                }
                case BROKEN -> {
                    var room = AxisLayout.roomForName(layout.limits(), frame.width(), size);
                    var baseline = textTop + size * FontMetrics.CAP_HEIGHT;
                    for (var line : drawingBuilder.type().wrapped(tick.label(), size, FontFace.REGULAR, room, 3)) {
                        drawingBuilder.text(line, x, baseline, Item.Anchor.MIDDLE, ink());
                        baseline += AxisLayout.LEADING * size;
                    }
                }
                case STRAIGHT -> {
                    var line = drawingBuilder.type().line(tick.label(), size, FontFace.REGULAR);
                    drawingBuilder.text(line, x, textTop + size * FontMetrics.CAP_HEIGHT, Item.Anchor.MIDDLE, ink());
                }
            }
        }
        var middle = frame.x() + frame.width() / 2;
        var line = layout.ticks().label(layout.axis().label(), frame.width() * 1.3, drawingBuilder);
        drawingBuilder.text(
                line, middle, frame.bottom() + layout.depth() - drawingBuilder.em() * 0.12, Item.Anchor.MIDDLE, ink());
    }

    void left(AxisLayout layout, Scale scale) {
        side(layout, scale, frame.x(), -1);
    }

    void right(AxisLayout layout, Scale scale) {
        side(layout, scale, frame.right(), 1);
    }

    private void side(AxisLayout layout, Scale scale, double x, int out) {
        spine(x, frame.y(), x, frame.bottom());
        var anchor = out < 0 ? Item.Anchor.END : Item.Anchor.START;
        for (var tick : layout.ticks().ticks()) {
            var y = scale.place(tick.value());
            if (!inside(y, frame.y(), frame.bottom())) {
                continue;
            }
            if (layout.axis().kind() != Axis.Kind.CATEGORIES) {
                mark(x, y, out, tick.major() ? 1 : 0.6);
            }
            var line = drawingBuilder.type().fitted(tick.label(), size, FontFace.REGULAR, layout.longest());
            var baseline = y + size * FontMetrics.CAP_HEIGHT / 2;
            drawingBuilder.text(line, x + out * drawingBuilder.pt(tickless ? 3 : 4.2), baseline, anchor, ink());
        }
        var edge = out < 0 ? frame.x() - layout.depth() : frame.right() + layout.depth();
        var baseline = out < 0 ? edge + drawingBuilder.em() * 0.8 : edge - drawingBuilder.em() * 0.25;
        var line = layout.ticks().label(layout.axis().label(), frame.height() * 1.15, drawingBuilder);
        drawingBuilder.text(line, baseline, frame.y() + frame.height() / 2, Item.Anchor.MIDDLE, -90, ink());
    }

    void grid(AxisLayout x, Scale xScale, AxisLayout y, Scale yScale) {
        var stroke = drawingBuilder.stroke(Ink.Role.FAINT, 0.4);
        if (x.axis().grid()) {
            for (var tick : x.ticks().ticks()) {
                var place = xScale.place(tick.value());
                drawingBuilder.stroke(Shape.Outline.open(place, frame.y(), place, frame.bottom()), stroke);
            }
        }
        if (y.axis().grid()) {
            for (var tick : y.ticks().ticks()) {
                var place = yScale.place(tick.value());
                drawingBuilder.stroke(Shape.Outline.open(frame.x(), place, frame.right(), place), stroke);
            }
        }
    }

    private void spine(double x0, double y0, double x1, double y1) {
        if (!tickless) {
            drawingBuilder.stroke(Shape.Outline.open(x0, y0, x1, y1), drawingBuilder.stroke(Ink.Role.FOREGROUND, 0.5));
        }
    }

    private void mark(double x, double y, int out, double share) {
        if (!tickless) {
            var length = drawingBuilder.pt(2.2) * share;
            var end =
                    out == 0 ? Shape.Outline.open(x, y, x, y + length) : Shape.Outline.open(x, y, x + out * length, y);
            drawingBuilder.stroke(end, drawingBuilder.stroke(Ink.Role.FOREGROUND, 0.5));
        }
    }

    private static boolean inside(double place, double from, double to) {
        return place >= from - 0.01 && place <= to + 0.01;
    }

    private Colour ink() {
        return drawingBuilder.theme().foreground();
    }
}
