package org.spinoscope.figure;

import java.util.List;

/// A straight line of any direction through (x, y), across the whole frame; does not widen the axes.
public record InfiniteLine(String name, double x, double y, double dx, double dy, LineStyle style, Ink ink)
        implements Mark {

    public static InfiniteLine through(double x, double y, double dx, double dy) {
        return new InfiniteLine("", x, y, dx, dy, LineStyle.SOLID, Ink.Role.FOREGROUND);
    }

    /// The line of all (x, y) with `a` x + `b` y = `c`.
    public static InfiniteLine where(double a, double b, double c) {
        var squared = a * a + b * b;
        return through(a * c / squared, b * c / squared, -b, a);
    }

    public InfiniteLine named(String legend) {
        return new InfiniteLine(legend, x, y, dx, dy, style, ink);
    }

    public InfiniteLine as(LineStyle newStyle, Ink newInk) {
        return new InfiniteLine(name, x, y, dx, dy, newStyle, newInk);
    }

    @Override
    public List<Datum> data() {
        return List.of(Datum.point(name, "through", x, y), Datum.point(name, "direction", dx, dy));
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {}
}
