package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A map of coloured cells: rows (layers) against columns (heads), one number each.
///
/// Cell (row, column) is centred on y = row, x = column. NaN shows as hatched grey.
///
/// @param valueFormat how a number is written in its cell if it fits, such as `%+.2f`; empty for none
/// @param dotted cells with a dot in the corner (significance), explained by `dottedMeans` in the legend
/// @param outlined cells with a heavy outline (a choice), explained by `outlinedMeans`
/// @param rowWord what a row is called in hover texts and data, such as `L`
/// @param columnWord what a column is called, such as `H`: together they name a cell `L3H5`
public record HeatMap(
        String name,
        Grid grid,
        ColourScale scale,
        String valueFormat,
        Set<Cell> dotted,
        String dottedMeans,
        Set<Cell> outlined,
        String outlinedMeans,
        String rowWord,
        String columnWord)
        implements Mark {

    public HeatMap {
        dotted = Set.copyOf(dotted);
        outlined = Set.copyOf(outlined);
    }

    /// Heads by layers.
    ///
    /// @param name the quantity, as hover texts call it
    public static HeatMap of(String name, Grid grid, ColourScale scale) {
        return new HeatMap(name, grid, scale, "%+.2f", Set.of(), "", Set.of(), "", "L", "H");
    }

    public HeatMap valued(String format) {
        return new HeatMap(
                name, grid, scale, format, dotted, dottedMeans, outlined, outlinedMeans, rowWord, columnWord);
    }

    public HeatMap dotted(Set<Cell> cells, String means) {
        return new HeatMap(name, grid, scale, valueFormat, cells, means, outlined, outlinedMeans, rowWord, columnWord);
    }

    public HeatMap outlined(Set<Cell> cells, String means) {
        return new HeatMap(name, grid, scale, valueFormat, dotted, dottedMeans, cells, means, rowWord, columnWord);
    }

    public HeatMap calling(String row, String column) {
        return new HeatMap(name, grid, scale, valueFormat, dotted, dottedMeans, outlined, outlinedMeans, row, column);
    }

    /// The same map of other numbers.
    public HeatMap on(Grid other, ColourScale itsScale) {
        return new HeatMap(
                name, other, itsScale, valueFormat, dotted, dottedMeans, outlined, outlinedMeans, rowWord, columnWord);
    }

    public String cellName(int row, int column) {
        return rowWord + row + columnWord + column;
    }

    @Override
    public List<Datum> data() {
        var rows = new ArrayList<Datum>(grid.values().size());
        for (var i = 0; i < grid.rows(); i++) {
            for (var j = 0; j < grid.columns(); j++) {
                rows.add(new Datum(name, cellName(i, j), j, i, Double.NaN, Double.NaN, grid.at(i, j)));
            }
        }
        return rows;
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        toX.flush(-0.5);
        toX.flush(grid.columns() - 0.5);
        toY.flush(-0.5);
        toY.flush(grid.rows() - 0.5);
    }
}
