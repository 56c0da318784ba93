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
public record Cells(
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

    public Cells {
        dotted = Set.copyOf(dotted);
        outlined = Set.copyOf(outlined);
    }

    /// Heads by layers.
    ///
    /// @param name the quantity, as hover texts call it
    public static Cells of(String name, Grid grid, ColourScale scale) {
        return new Cells(name, grid, scale, "%+.2f", Set.of(), "", Set.of(), "", "L", "H");
    }

    public Cells valued(String format) {
        return new Cells(name, grid, scale, format, dotted, dottedMeans, outlined, outlinedMeans, rowWord, columnWord);
    }

    public Cells dotted(Set<Cell> cells, String means) {
        return new Cells(name, grid, scale, valueFormat, cells, means, outlined, outlinedMeans, rowWord, columnWord);
    }

    public Cells outlined(Set<Cell> cells, String means) {
        return new Cells(name, grid, scale, valueFormat, dotted, dottedMeans, cells, means, rowWord, columnWord);
    }

    public Cells calling(String row, String column) {
        return new Cells(name, grid, scale, valueFormat, dotted, dottedMeans, outlined, outlinedMeans, row, column);
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
    public void reach(Reach toX, Reach toY) {
        toX.flush(-0.5);
        toX.flush(grid.columns() - 0.5);
        toY.flush(-0.5);
        toY.flush(grid.rows() - 0.5);
    }
}
