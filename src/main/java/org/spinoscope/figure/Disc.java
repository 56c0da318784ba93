package org.spinoscope.figure;

import java.util.List;

/// A circle of a radius in data units (a sphere's outline on equal axes), filled and outlined.
public record Disc(String name, double x, double y, double radius, Ink fill, Ink outline) implements Mark {

    public static Disc unit() {
        return new Disc("", 0, 0, 1, Ink.fixed(Colour.NONE), Ink.Role.MUTED);
    }

    public Disc as(Ink newFill, Ink newOutline) {
        return new Disc(name, x, y, radius, newFill, newOutline);
    }

    @Override
    public List<Datum> data() {
        return List.of();
    }

    @Override
    public void reach(Reach toX, Reach toY) {
        toX.to(x - radius);
        toX.to(x + radius);
        toY.to(y - radius);
        toY.to(y + radius);
    }
}
