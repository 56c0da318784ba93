package org.spinoscope.figure;

import java.util.List;

/// A circle of a radius in data units (a sphere's outline on equal axes), filled and outlined.
public record Circle(String name, double x, double y, double radius, Ink fill, Ink outline) implements Mark {

    public static Circle unit() {
        return new Circle("", 0, 0, 1, Ink.fixed(Colour.NONE), Ink.Role.MUTED);
    }

    public Circle as(Ink newFill, Ink newOutline) {
        return new Circle(name, x, y, radius, newFill, newOutline);
    }

    @Override
    public List<Datum> data() {
        return List.of();
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        toX.to(x - radius);
        toX.to(x + radius);
        toY.to(y - radius);
        toY.to(y + radius);
    }
}
