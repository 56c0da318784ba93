package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/// A smooth colour field over a rectangle, interpolated bilinearly between the grid's values.
///
/// The grid's first and last rows lie on `y0` and `y1`, its first and last columns on `x0` and `x1`, so 2 × 2 values
/// give a linear field exactly.
///
/// @param endless whether the field goes on (linearly) beyond its rectangle to fill the frame
public record Field(
        String name, Grid grid, double x0, double x1, double y0, double y1, ColourScale scale, boolean endless)
        implements Mark {

    /// Samples `function` on `rows` × `columns` places of the rectangle.
    public static Field sampled(
            DoubleBinaryOperator function,
            int rows,
            int columns,
            double x0,
            double x1,
            double y0,
            double y1,
            ColourScale scale) {
        var x = Values.linspace(x0, x1, columns);
        var y = Values.linspace(y0, y1, rows);
        var grid = Grid.of(rows, columns, i -> function.applyAsDouble(x.get(i % columns), y.get(i / columns)));
        return new Field("", grid, x0, x1, y0, y1, scale, false);
    }

    /// The linear field `a` x + `b` y everywhere in the frame; does not widen the axes.
    public static Field linear(double a, double b, ColourScale scale) {
        var grid = Grid.of(new double[][] {{0, a}, {b, a + b}});
        return new Field("", grid, 0, 1, 0, 1, scale, true);
    }

    public Field named(String legend) {
        return new Field(legend, grid, x0, x1, y0, y1, scale, endless);
    }

    /// The field's value at a place; NaN outside, unless it extends.
    public double at(double x, double y) {
        if (grid.rows() < 2 || grid.columns() < 2) {
            return Double.NaN;
        }
        var column = (x - x0) / (x1 - x0) * (grid.columns() - 1);
        var row = (y - y0) / (y1 - y0) * (grid.rows() - 1);
        var slack = 1e-9;
        if (!endless
                && !(column >= -slack
                        && row >= -slack
                        && column <= grid.columns() - 1 + slack
                        && row <= grid.rows() - 1 + slack)) {
            return Double.NaN;
        }
        var i = Math.clamp((int) Math.floor(row), 0, grid.rows() - 2);
        var j = Math.clamp((int) Math.floor(column), 0, grid.columns() - 2);
        var v = row - i;
        var u = column - j;
        return (1 - v) * ((1 - u) * grid.at(i, j) + u * grid.at(i, j + 1))
                + v * ((1 - u) * grid.at(i + 1, j) + u * grid.at(i + 1, j + 1));
    }

    @Override
    public List<Datum> data() {
        var xs = Values.linspace(x0, x1, grid.columns());
        var ys = Values.linspace(y0, y1, grid.rows());
        var rows = new ArrayList<Datum>(grid.values().size());
        for (var i = 0; i < grid.rows(); i++) {
            for (var j = 0; j < grid.columns(); j++) {
                rows.add(new Datum(name, "", xs.get(j), ys.get(i), Double.NaN, Double.NaN, grid.at(i, j)));
            }
        }
        return rows;
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        if (!endless) {
            toX.flush(x0);
            toX.flush(x1);
            toY.flush(y0);
            toY.flush(y1);
        }
    }
}
