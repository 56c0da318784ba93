package org.spinoscope.figure.layout;

import java.util.stream.IntStream;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Cell;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Markup;

/// Draws a map of cells: colours, hatching where there is no number, numbers where they fit, dots and outlines.
final class CellsPainter {

    /// Text smaller than this, in points at the standard print size, is not worth printing.
    private static final double SMALLEST_TEXT = 4.2;

    private final HeatMap heatMap;
    private final PlotContext plotContext;
    private final DrawingBuilder drawingBuilder;
    private final double textSize;

    CellsPainter(HeatMap heatMap, PlotContext plotContext) {
        this.heatMap = heatMap;
        this.plotContext = plotContext;
        this.drawingBuilder = plotContext.drawingBuilder();
        this.textSize = textSize();
    }

    void paint() {
        for (var row = 0; row < heatMap.grid().rows(); row++) {
            for (var column = 0; column < heatMap.grid().columns(); column++) {
                cell(row, column);
            }
        }
        for (var cell : heatMap.outlined().stream()
                .sorted(java.util.Comparator.comparingInt(Cell::row).thenComparingInt(Cell::column))
                .toList()) {
            var place = place(cell.row(), cell.column(), 0);
            drawingBuilder.stroke(
                    place,
                    new Stroke(drawingBuilder.theme().background(), drawingBuilder.pt(2.6), java.util.List.of()));
            drawingBuilder.stroke(place, drawingBuilder.stroke(Ink.Role.FOREGROUND, 1.3));
        }
    }

    private void cell(int row, int column) {
        var value = heatMap.grid().at(row, column);
        var full = place(row, column, 0);
        var place = place(row, column, gap());
        var colour = drawingBuilder.theme().colour(heatMap.scale(), value);
        if (Double.isNaN(value)) {
            Hatching.paint(drawingBuilder, place);
        } else {
            drawingBuilder.fill(place, colour);
        }
        if (textSize > 0 && !Double.isNaN(value)) {
            var line = drawingBuilder.type().line(text(value), textSize, FontFace.REGULAR);
            drawingBuilder.text(
                    line,
                    full.x() + full.width() / 2,
                    full.y() + full.height() / 2 + textSize * FontMetrics.CAP_HEIGHT / 2,
                    Item.Anchor.MIDDLE,
                    colour.ink());
        }
        if (value > heatMap.scale().max() || value < heatMap.scale().min()) {
            beyond(full, value > heatMap.scale().max(), colour.ink());
        }
        if (heatMap.dotted().contains(new Cell(row, column))) {
            var radius = Math.min(drawingBuilder.pt(1.15), Math.min(full.width(), full.height()) * 0.16);
            var inset = radius + Math.min(drawingBuilder.pt(1.6), full.width() * 0.12);
            drawingBuilder.fill(new Shape.Circle(full.right() - inset, full.y() + inset, radius), colour.ink());
        }
        var name = heatMap.cellName(row, column);
        drawingBuilder.hover(full, name + "\n" + PlotContext.says(Markup.plain(heatMap.name()), value), name);
    }

    /// A corner mark for a number that the colours cannot tell: it points up or down.
    private void beyond(Shape.Rect cell, boolean above, org.spinoscope.figure.Colour ink) {
        var size = Math.min(drawingBuilder.pt(2.6), Math.min(cell.width(), cell.height()) * 0.3);
        var left = cell.x() + size * 0.5;
        var tip = above ? cell.bottom() - size * 1.4 : cell.bottom() - size * 0.4;
        var foot = above ? cell.bottom() - size * 0.4 : cell.bottom() - size * 1.4;
        drawingBuilder.fill(Shape.Outline.closed(left, foot, left + size, foot, left + size / 2, tip), ink);
    }

    private Shape.Rect place(int row, int column, double gap) {
        var x0 = plotContext.x().place(column - 0.5);
        var x1 = plotContext.x().place(column + 0.5);
        var y0 = plotContext.y().place(row - 0.5);
        var y1 = plotContext.y().place(row + 0.5);
        return new Shape.Rect(
                Math.min(x0, x1) + gap / 2,
                Math.min(y0, y1) + gap / 2,
                Math.max(0, Math.abs(x1 - x0) - gap),
                Math.max(0, Math.abs(y1 - y0) - gap));
    }

    /// A hair of background between large cells; small ones overlap a little so that no seams show.
    private double gap() {
        var cell = place(0, 0, 0);
        return Math.min(cell.width(), cell.height()) > drawingBuilder.pt(7)
                ? drawingBuilder.pt(0.5)
                : -drawingBuilder.pt(0.15);
    }

    private String text(double value) {
        return Double.isInfinite(value)
                ? (value > 0 ? "∞" : "−∞")
                : NumberFormats.formatted(heatMap.valueFormat(), value);
    }

    /// The size at which every number fits into its cell; 0 if that is too small to read.
    private double textSize() {
        if (heatMap.valueFormat().isEmpty() || heatMap.grid().values().size() == 0) {
            return 0;
        }
        var size = drawingBuilder.em() * 0.84;
        var widest = IntStream.range(0, heatMap.grid().values().size())
                .mapToObj(heatMap.grid().values()::get)
                .filter(Double::isFinite)
                .distinct()
                .mapToDouble(value -> drawingBuilder.type().width(text(value), size, FontFace.REGULAR))
                .max()
                .orElse(0);
        var cell = place(0, 0, 0);
        var fitting =
                Math.min(size, Math.min(size * cell.width() * 0.84 / Math.max(widest, 1e-9), cell.height() * 0.6));
        return fitting >= drawingBuilder.pt(SMALLEST_TEXT) ? fitting : 0;
    }
}
