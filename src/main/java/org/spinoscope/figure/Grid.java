package org.spinoscope.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/// Numbers in rows and columns, stored row by row.
public record Grid(int rows, int columns, Values values) {

    public Grid {
        if (rows < 0 || columns < 0 || values.size() != rows * columns) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d numbers do not fill %d rows of %d", values.size(), rows, columns));
        }
    }

    /// @param numbers `[row][column]`, all rows of one length; copied
    public static Grid of(double[][] numbers) {
        var columns = numbers.length == 0 ? 0 : numbers[0].length;
        var flat = Arrays.stream(numbers).flatMapToDouble(Arrays::stream).toArray();
        return new Grid(numbers.length, columns, Values.of(flat));
    }

    /// A value for every index `row · columns + column`.
    public static Grid of(int rows, int columns, IntToDoubleFunction value) {
        var flat = new double[rows * columns];
        Arrays.setAll(flat, value);
        return new Grid(rows, columns, Values.of(flat));
    }

    public double at(int row, int column) {
        return values.get(row * columns + column);
    }
}
