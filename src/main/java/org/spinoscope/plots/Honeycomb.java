package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sorts many points into the cells of a honeycomb.
///
/// @param width of a cell, in x
/// @param height of a cell, corner to corner, in y
record Honeycomb(double width, double height, List<Cell> cells) {

    /// Cells across the range of x.
    private static final int ACROSS = 36;

    /// What fell into one cell.
    ///
    /// @param places of its points among those given, ascending
    record Cell(double x, double y, List<Integer> places) {}

    private record Key(int row, int column) {}

    static Honeycomb of(double[] x, double[] y) {
        double left = min(x);
        double bottom = min(y);
        double width = step(left, -min(negated(x))) / ACROSS;
        double height = step(bottom, -min(negated(y))) / ACROSS * 4 / 3;
        Map<Key, List<Integer>> found = new HashMap<>();
        for (int i = 0; i < x.length; i++) {
            found.computeIfAbsent(key((x[i] - left) / width, (y[i] - bottom) / height), key -> new ArrayList<>())
                    .add(i);
        }
        var cells = new ArrayList<Cell>();
        found.forEach((key, places) -> cells.add(new Cell(
                left + width * (key.column() + shift(key.row())), bottom + height * 0.75 * key.row(), places)));
        cells.sort(Comparator.comparingDouble(Cell::y).thenComparingDouble(Cell::x));
        return new Honeycomb(width, height, List.copyOf(cells));
    }

    private static double step(double from, double to) {
        return to > from ? to - from : Math.max(1, Math.abs(from));
    }

    private static double shift(int row) {
        return Math.floorMod(row, 2) == 0 ? 0 : 0.5;
    }

    /// The nearer centre of the two rows that a place can belong to; lengths in cells.
    private static Key key(double u, double v) {
        int row = (int) Math.floor(v / 0.75);
        var lower = nearest(u, row);
        var upper = nearest(u, row + 1);
        return distance(u, v, lower) <= distance(u, v, upper) ? lower : upper;
    }

    private static Key nearest(double u, int row) {
        return new Key(row, (int) Math.round(u - shift(row)));
    }

    /// Squared, in a plane where the hexagons are regular: their height is 2/√3 of their width.
    private static double distance(double u, double v, Key key) {
        double dx = u - key.column() - shift(key.row());
        double dy = (v - 0.75 * key.row()) * 2 / Math.sqrt(3);
        return dx * dx + dy * dy;
    }

    private static double min(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
        }
        return least;
    }

    private static double[] negated(double[] values) {
        return java.util.Arrays.stream(values).map(value -> -value).toArray();
    }
}
