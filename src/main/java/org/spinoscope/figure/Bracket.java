package org.spinoscope.figure;

import java.util.List;

/// A bracket that measures from one point to another, labelled in its middle, a little away from the points.
///
/// @param away distance from the two points to the right of the direction from first to second, in points at the
///     standard print size; negative is the left
public record Bracket(String name, double x0, double y0, double x1, double y1, String label, double away, Ink ink)
        implements Mark {

    public static Bracket between(double x0, double y0, double x1, double y1, String label) {
        return new Bracket("", x0, y0, x1, y1, label, 10, Ink.Role.FOREGROUND);
    }

    public Bracket away(double points) {
        return new Bracket(name, x0, y0, x1, y1, label, points, ink);
    }

    public Bracket inked(Ink newInk) {
        return new Bracket(name, x0, y0, x1, y1, label, away, newInk);
    }

    @Override
    public List<Datum> data() {
        return List.of(Datum.point(label, "from", x0, y0), Datum.point(label, "to", x1, y1));
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        toX.to(x0);
        toX.to(x1);
        toY.to(y0);
        toY.to(y1);
    }
}
