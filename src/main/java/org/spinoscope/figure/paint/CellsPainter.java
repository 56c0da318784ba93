package org.spinoscope.figure.paint;

import java.util.stream.IntStream;
import org.spinoscope.figure.Cell;
import org.spinoscope.figure.Cells;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Markup;

/// Draws a map of cells: colours, hatching where there is no number, numbers where they fit, dots and outlines.
final class CellsPainter {

    /// Text smaller than this, in points at the standard print size, is not worth printing.
    private static final double SMALLEST_TEXT = 4.2;

    private final Cells cells;
    private final Canvas canvas;
    private final Pen pen;
    private final double textSize;

    CellsPainter(Cells cells, Canvas canvas) {
        this.cells = cells;
        this.canvas = canvas;
        this.pen = canvas.pen();
        this.textSize = textSize();
    }

    void paint() {
        for (var row = 0; row < cells.grid().rows(); row++) {
            for (var column = 0; column < cells.grid().columns(); column++) {
                cell(row, column);
            }
        }
        for (var cell : cells.outlined().stream()
                .sorted(java.util.Comparator.comparingInt(Cell::row).thenComparingInt(Cell::column))
                .toList()) {
            var place = place(cell.row(), cell.column(), 0);
            pen.stroke(place, new Stroke(pen.theme().background(), pen.pt(2.6), java.util.List.of()));
            pen.stroke(place, pen.stroke(Ink.Role.FOREGROUND, 1.3));
        }
    }

    private void cell(int row, int column) {
        var value = cells.grid().at(row, column);
        var full = place(row, column, 0);
        var place = place(row, column, gap());
        var colour = Double.isInfinite(value)
                ? cells.scale().map().at(value > 0 ? 1 : 0)
                : cells.scale().colour(value);
        if (Double.isNaN(value)) {
            Hatching.paint(pen, place);
        } else {
            pen.fill(place, colour);
        }
        if (textSize > 0 && !Double.isNaN(value)) {
            var line = pen.type().line(text(value), textSize, Face.REGULAR);
            pen.text(
                    line,
                    full.x() + full.width() / 2,
                    full.y() + full.height() / 2 + textSize * Typefaces.CAP_HEIGHT / 2,
                    Item.Anchor.MIDDLE,
                    colour.ink());
        }
        if (cells.dotted().contains(new Cell(row, column))) {
            var radius = Math.min(pen.pt(1.15), Math.min(full.width(), full.height()) * 0.16);
            var inset = radius + Math.min(pen.pt(1.6), full.width() * 0.12);
            pen.fill(new Shape.Circle(full.right() - inset, full.y() + inset, radius), colour.ink());
        }
        var name = cells.cellName(row, column);
        pen.hover(full, name + "\n" + Canvas.says(Markup.plain(cells.name()), value), name);
    }

    private Shape.Rect place(int row, int column, double gap) {
        var x0 = canvas.x().place(column - 0.5);
        var x1 = canvas.x().place(column + 0.5);
        var y0 = canvas.y().place(row - 0.5);
        var y1 = canvas.y().place(row + 0.5);
        return new Shape.Rect(
                Math.min(x0, x1) + gap / 2,
                Math.min(y0, y1) + gap / 2,
                Math.max(0, Math.abs(x1 - x0) - gap),
                Math.max(0, Math.abs(y1 - y0) - gap));
    }

    /// A hair of background between large cells; small ones overlap a little so that no seams show.
    private double gap() {
        var cell = place(0, 0, 0);
        return Math.min(cell.width(), cell.height()) > pen.pt(7) ? pen.pt(0.5) : -pen.pt(0.15);
    }

    private String text(double value) {
        return Double.isInfinite(value) ? (value > 0 ? "∞" : "−∞") : Numerals.formatted(cells.valueFormat(), value);
    }

    /// The size at which every number fits into its cell; 0 if that is too small to read.
    private double textSize() {
        if (cells.valueFormat().isEmpty() || cells.grid().values().size() == 0) {
            return 0;
        }
        var size = pen.em() * 0.84;
        var widest = IntStream.range(0, cells.grid().values().size())
                .mapToObj(cells.grid().values()::get)
                .filter(Double::isFinite)
                .distinct()
                .mapToDouble(value -> pen.type().width(text(value), size, Face.REGULAR))
                .max()
                .orElse(0);
        var cell = place(0, 0, 0);
        var fitting =
                Math.min(size, Math.min(size * cell.width() * 0.84 / Math.max(widest, 1e-9), cell.height() * 0.6));
        return fitting >= pen.pt(SMALLEST_TEXT) ? fitting : 0;
    }
}
