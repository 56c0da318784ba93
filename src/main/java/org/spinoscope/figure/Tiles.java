package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// Many small maps of one size side by side, one colour scale for all, such as the attention of every head.
///
/// Tile (row, column) is centred on y = row, x = column, and is one unit wide and high with a hair of space around.
///
/// @param columns how many tiles a row has
/// @param tiles the maps, row by row, all of one shape; NaN is left blank
/// @param names what each tile represents, shown at the pointer
public record Tiles(String name, int columns, List<Grid> tiles, List<String> names, ColourScale scale) implements Mark {

    public Tiles {
        tiles = List.copyOf(tiles);
        names = List.copyOf(names);
        if (names.size() != tiles.size() || columns < 1) {
            throw new IllegalArgumentException("every tile has a name, and a row at least one tile");
        }
    }

    public int rows() {
        return (tiles.size() + columns - 1) / columns;
    }

    @Override
    public List<Datum> data() {
        var rows = new ArrayList<Datum>();
        for (int t = 0; t < tiles.size(); t++) {
            var tile = tiles.get(t);
            for (int i = 0; i < tile.values().size(); i++) {
                double value = tile.values().get(i);
                if (!Double.isNaN(value)) {
                    int row = i / tile.columns();
                    int column = i % tile.columns();
                    rows.add(new Datum(name, names.get(t), column, row, Double.NaN, Double.NaN, value));
                }
            }
        }
        return rows;
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        toX.flush(-0.5);
        toX.flush(columns - 0.5);
        toY.flush(-0.5);
        toY.flush(rows() - 0.5);
    }
}
