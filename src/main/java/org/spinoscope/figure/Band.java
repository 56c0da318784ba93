package org.spinoscope.figure;

/// The area between two curves over the same x.
public record Band(String name, Values x, Values low, Values high, Ink ink) implements Interval {

    public Band {
        Preconditions.sameSize(x, low);
        Preconditions.sameSize(x, high);
    }

    public static Band between(Values x, Values low, Values high) {
        return new Band("", x, low, high, Ink.series(0));
    }

    public Band named(String legend) {
        return new Band(legend, x, low, high, ink);
    }

    public Band inked(Ink newInk) {
        return new Band(name, x, low, high, newInk);
    }
}
