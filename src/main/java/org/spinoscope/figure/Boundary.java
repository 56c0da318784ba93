package org.spinoscope.figure;

import java.util.List;

/// A straight line of any direction through (x, y), across the whole frame; does not widen the axes.
public record Boundary(String name, double x, double y, double dx, double dy, LineStyle style, Ink ink)
        implements Mark {

    public static Boundary through(double x, double y, double dx, double dy) {
        return new Boundary("", x, y, dx, dy, LineStyle.SOLID, Ink.Role.FOREGROUND);
    }

    /// The line of all (x, y) with `a` x + `b` y = `c`.
    public static Boundary where(double a, double b, double c) {
        var squared = a * a + b * b;
        return through(a * c / squared, b * c / squared, -b, a);
    }

    public Boundary named(String legend) {
        return new Boundary(legend, x, y, dx, dy, style, ink);
    }

    public Boundary as(LineStyle newStyle, Ink newInk) {
        return new Boundary(name, x, y, dx, dy, newStyle, newInk);
    }

    @Override
    public List<Datum> data() {
        return List.of(Datum.point(name, "through", x, y), Datum.point(name, "direction", dx, dy));
    }

    @Override
    public void reach(Reach toX, Reach toY) {}
}
