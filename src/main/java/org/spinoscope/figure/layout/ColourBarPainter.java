package org.spinoscope.figure.layout;

import java.util.List;
import org.spinoscope.figure.ColourBar;
import org.spinoscope.figure.Ink;

/// Lays out and draws the key to a colour scale, right of the frame.
final class ColourBarPainter {

    private final ColourBar bar;
    private final DrawingBuilder drawingBuilder;
    private final Ticks ticks;
    private final double size;
    private final double labels;

    ColourBarPainter(ColourBar bar, double height, DrawingBuilder drawingBuilder) {
        this.bar = bar;
        this.drawingBuilder = drawingBuilder;
        this.size = drawingBuilder.em() * 0.92;
        this.ticks =
                Ticks.linear(bar.scale().min(), bar.scale().max(), Math.clamp((int) (height / (2.6 * size)), 3, 7));
        this.labels = ticks.ticks().stream()
                .mapToDouble(tick -> drawingBuilder.type().width(tick.label(), size, FontFace.REGULAR))
                .max()
                .orElse(0);
    }

    private double breadth() {
        return drawingBuilder.em() * 0.95;
    }

    private double away() {
        return drawingBuilder.em() * 0.9;
    }

    /// Room it takes beside the frame.
    double width() {
        return away()
                + breadth()
                + drawingBuilder.pt(3.5)
                + labels
                + (bar.label().isEmpty() ? 0 : drawingBuilder.em() * 1.6);
    }

    /// @param above whether something shown is larger than the scale: its end is pointed then
    /// @param below whether something shown is smaller
    void paint(Shape.Rect frame, boolean above, boolean below) {
        var place = new Shape.Rect(frame.right() + away(), frame.y(), breadth(), frame.height());
        var scale = new Scale(false, bar.scale().min(), bar.scale().max(), place.bottom(), place.y());
        var steps = 128;
        var map = drawingBuilder.theme().maps().of(bar.scale().kind());
        drawingBuilder.image(
                place,
                Raster.of(
                        1,
                        steps,
                        (column, row) -> map.at((steps - row - 0.5) / steps).rgb()));
        drawingBuilder.stroke(place, new Stroke(drawingBuilder.theme().muted(), drawingBuilder.pt(0.35), List.of()));
        var point = drawingBuilder.em() * 0.32;
        var middle = place.x() + place.width() / 2;
        var edge = new Stroke(drawingBuilder.theme().muted(), drawingBuilder.pt(0.35), List.of());
        if (above) {
            drawingBuilder.paint(
                    Shape.Outline.closed(place.x(), place.y(), place.right(), place.y(), middle, place.y() - point),
                    map.at(1),
                    edge);
        }
        if (below) {
            drawingBuilder.paint(
                    Shape.Outline.closed(
                            place.x(), place.bottom(), place.right(), place.bottom(), middle, place.bottom() + point),
                    map.at(0),
                    edge);
        }
        for (var tick : ticks.ticks()) {
            var y = scale.place(tick.value());
            drawingBuilder.stroke(
                    Shape.Outline.open(place.right(), y, place.right() + drawingBuilder.pt(1.8), y),
                    drawingBuilder.stroke(Ink.Role.FOREGROUND, 0.5));
            var line = drawingBuilder.type().line(tick.label(), size, FontFace.REGULAR);
            drawingBuilder.text(
                    line,
                    place.right() + drawingBuilder.pt(3.5) + labels,
                    y + size * FontMetrics.CAP_HEIGHT / 2,
                    Item.Anchor.END,
                    drawingBuilder.theme().foreground());
        }
        var line = ticks.label(bar.label(), frame.height() * 1.15, drawingBuilder);
        drawingBuilder.text(
                line,
                frame.right() + width() - drawingBuilder.em() * 0.25,
                frame.y() + frame.height() / 2,
                Item.Anchor.MIDDLE,
                -90,
                drawingBuilder.theme().foreground());
    }
}
