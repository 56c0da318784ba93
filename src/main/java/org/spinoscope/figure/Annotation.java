package org.spinoscope.figure;

import java.util.List;

/// Words at a place in data coordinates.
///
/// @param side of the place on which the words are
public record Annotation(String text, double x, double y, Side side, Ink ink) implements Mark {

    public enum Side {
        CENTRE,
        ABOVE,
        BELOW,
        LEFT,
        RIGHT
    }

    public static Annotation at(double x, double y, String text) {
        return new Annotation(text, x, y, Side.CENTRE, Ink.Role.FOREGROUND);
    }

    public Annotation as(Side newSide, Ink newInk) {
        return new Annotation(text, x, y, newSide, newInk);
    }

    @Override
    public String name() {
        return "";
    }

    @Override
    public List<Datum> data() {
        return List.of(Datum.point("", text, x, y));
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        toX.to(x);
        toY.to(y);
    }
}
