package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// A density: how many points fall into each cell of a honeycomb, coloured by the decimal
/// logarithm of that number.
///
/// A cell is a hexagon with a corner at its top; rows are ¾ `height` apart and every other one is
/// shifted by half a `width`.
///
/// @param x centres, in data coordinates
/// @param count points of each cell, ≥ 1
/// @param keys what a cell represents (one of its points), one a cell, or none at all
/// @param width in units of the x axis
/// @param height in units of the y axis, corner to corner
/// @param scale of log₁₀ count
public record Hexagons(
        String name,
        Values x,
        Values y,
        Values count,
        List<String> keys,
        double width,
        double height,
        ColourScale scale)
        implements Mark {

    public Hexagons {
        Preconditions.sameSize(x, y);
        Preconditions.sameSize(x, count);
        Preconditions.oneEach(x, keys);
        keys = List.copyOf(keys);
    }

    @Override
    public List<Datum> data() {
        var rows = new ArrayList<Datum>(x.size());
        for (var i = 0; i < x.size(); i++) {
            rows.add(new Datum(name, "", x.get(i), y.get(i), Double.NaN, Double.NaN, count.get(i)));
        }
        return rows;
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        for (var i = 0; i < x.size(); i++) {
            toX.to(x.get(i) - width / 2);
            toX.to(x.get(i) + width / 2);
            toY.to(y.get(i) - height / 2);
            toY.to(y.get(i) + height / 2);
        }
    }
}
