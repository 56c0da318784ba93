package org.spinoscope.figure.paint;

import java.util.List;
import org.spinoscope.figure.ColourBar;
import org.spinoscope.figure.Ink;

/// Lays out and draws the key to a colour scale, right of the frame.
final class ColourBarPainter {

    private final ColourBar bar;
    private final Pen pen;
    private final Ticks ticks;
    private final double size;
    private final double labels;

    ColourBarPainter(ColourBar bar, double height, Pen pen) {
        this.bar = bar;
        this.pen = pen;
        this.size = pen.em() * 0.92;
        this.ticks =
                Ticks.linear(bar.scale().min(), bar.scale().max(), Math.clamp((int) (height / (2.6 * size)), 3, 7));
        this.labels = ticks.ticks().stream()
                .mapToDouble(tick -> pen.type().width(tick.label(), size, Face.REGULAR))
                .max()
                .orElse(0);
    }

    private double breadth() {
        return pen.em() * 0.95;
    }

    private double away() {
        return pen.em() * 0.9;
    }

    /// Room it takes beside the frame.
    double width() {
        return away() + breadth() + pen.pt(3.5) + labels + (bar.label().isEmpty() ? 0 : pen.em() * 1.6);
    }

    void paint(Shape.Rect frame) {
        var place = new Shape.Rect(frame.right() + away(), frame.y(), breadth(), frame.height());
        var scale = new Scale(false, bar.scale().min(), bar.scale().max(), place.bottom(), place.y());
        var steps = 128;
        pen.image(
                place,
                Raster.of(
                        1,
                        steps,
                        (column, row) -> bar.scale()
                                .map()
                                .at((steps - row - 0.5) / steps)
                                .rgb()));
        pen.stroke(place, new Stroke(pen.theme().muted(), pen.pt(0.35), List.of()));
        for (var tick : ticks.ticks()) {
            var y = scale.place(tick.value());
            pen.stroke(
                    Shape.Outline.open(place.right(), y, place.right() + pen.pt(1.8), y),
                    pen.stroke(Ink.Role.FOREGROUND, 0.5));
            var line = pen.type().line(tick.label(), size, Face.REGULAR);
            pen.text(
                    line,
                    place.right() + pen.pt(3.5) + labels,
                    y + size * Typefaces.CAP_HEIGHT / 2,
                    Item.Anchor.END,
                    pen.theme().foreground());
        }
        var line = ticks.label(bar.label(), frame.height() * 1.15, pen);
        pen.text(
                line,
                frame.right() + width() - pen.em() * 0.25,
                frame.y() + frame.height() / 2,
                Item.Anchor.MIDDLE,
                -90,
                pen.theme().foreground());
    }
}
