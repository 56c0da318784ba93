package org.spinoscope.figure;

import java.util.List;

/// Words at a place in data coordinates.
///
/// @param side where the words stand, seen from the place
public record Note(String text, double x, double y, Side side, Ink ink) implements Mark {

    public enum Side {
        CENTRE,
        ABOVE,
        BELOW,
        LEFT,
        RIGHT
    }

    public static Note at(double x, double y, String text) {
        return new Note(text, x, y, Side.CENTRE, Ink.Role.FOREGROUND);
    }

    public Note as(Side newSide, Ink newInk) {
        return new Note(text, x, y, newSide, newInk);
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
    public void reach(Reach toX, Reach toY) {
        toX.to(x);
        toY.to(y);
    }
}
