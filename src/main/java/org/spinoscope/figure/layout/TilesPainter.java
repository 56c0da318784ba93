package org.spinoscope.figure.layout;

import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Tiles;

/// Paints tiles as one picture with a place for the pointer on each.
final class TilesPainter {

    private TilesPainter() {}

    static void paint(Tiles tiles, PlotContext plotContext) {
        var drawingBuilder = plotContext.drawingBuilder();
        var theme = drawingBuilder.theme();
        var ground = theme.background().rgb();
        for (var t = 0; t < tiles.tiles().size(); t++) {
            var tile = tiles.tiles().get(t);
            var place = place(t % tiles.columns(), t / tiles.columns(), plotContext);
            if (tile.values().size() > 0) {
                drawingBuilder.image(place, Raster.of(tile.columns(), tile.rows(), (column, row) -> {
                    var value = tile.at(row, column);
                    return Double.isNaN(value)
                            ? ground
                            : theme.colour(tiles.scale(), value).rgb();
                }));
            }
            drawingBuilder.stroke(place, drawingBuilder.stroke(org.spinoscope.figure.Ink.Role.FAINT, 0.4));
            drawingBuilder.hover(
                    place,
                    tiles.names().get(t) + "\n" + Markup.plain(tiles.name()),
                    tiles.names().get(t));
        }
    }

    private static Shape.Rect place(int column, int row, PlotContext plotContext) {
        var x0 = plotContext.x().place(column - 0.45);
        var x1 = plotContext.x().place(column + 0.45);
        var y0 = plotContext.y().place(row - 0.45);
        var y1 = plotContext.y().place(row + 0.45);
        return new Shape.Rect(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
    }
}
