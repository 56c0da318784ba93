package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// A line from point to point, broken where a number is missing.
///
/// @param label what its numbers are called besides the name in the legend, such as one prompt among many; may be empty
/// @param hovered whether its points answer to the pointer
public record Line(String name, String label, Values x, Values y, LineStyle style, Ink ink, boolean hovered)
        implements Mark {

    public Line {
        Preconditions.sameSize(x, y);
    }

    public static Line through(Values x, Values y) {
        return new Line("", "", x, y, LineStyle.SOLID, Ink.series(0), true);
    }

    /// The straight line y = intercept + slope · x between two x.
    public static Line straight(double intercept, double slope, double from, double to) {
        return through(Values.of(from, to), Values.of(intercept + slope * from, intercept + slope * to))
                .withoutTooltips();
    }

    public Line named(String legend) {
        return new Line(legend, label, x, y, style, ink, hovered);
    }

    public Line labelled(String newLabel) {
        return new Line(name, newLabel, x, y, style, ink, hovered);
    }

    public Line as(LineStyle newStyle, Ink newInk) {
        return new Line(name, label, x, y, newStyle, newInk, hovered);
    }

    public Line inked(Ink newInk) {
        return as(style, newInk);
    }

    /// Does not answer to the pointer.
    public Line withoutTooltips() {
        return new Line(name, label, x, y, style, ink, false);
    }

    @Override
    public List<Datum> data() {
        var rows = new ArrayList<Datum>(x.size());
        for (var i = 0; i < x.size(); i++) {
            rows.add(Datum.point(name, label, x.get(i), y.get(i)));
        }
        return rows;
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        toX.to(x);
        toY.to(y);
    }
}
