package org.spinoscope.figure;

/// The area between two curves over the same x.
///
/// @param opacity 0 to 1; what is beneath, such as the line of an interval, shows through
public record Band(String name, Values x, Values low, Values high, Ink ink, double opacity) implements Interval {

    private static final double FAINT = 0.18;

    public Band {
        Preconditions.sameSize(x, low);
        Preconditions.sameSize(x, high);
    }

    public static Band between(Values x, Values low, Values high) {
        return new Band("", x, low, high, Ink.series(0), FAINT);
    }

    public Band named(String legend) {
        return new Band(legend, x, low, high, ink, opacity);
    }

    public Band inked(Ink newInk) {
        return new Band(name, x, low, high, newInk, opacity);
    }

    /// As an area of its own, such as a share in a stack: strong enough to be distinguished from its neighbours.
    public Band strong() {
        return new Band(name, x, low, high, ink, 0.7);
    }
}
