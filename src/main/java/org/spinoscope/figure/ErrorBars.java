package org.spinoscope.figure;

/// Vertical intervals from `low` to `high` at every x.
public record ErrorBars(String name, Values x, Values low, Values high, Ink ink) implements Interval {

    public ErrorBars {
        Preconditions.sameSize(x, low);
        Preconditions.sameSize(x, high);
    }

    public static ErrorBars at(Values x, Values low, Values high) {
        return new ErrorBars("", x, low, high, Ink.Role.FOREGROUND);
    }

    public ErrorBars named(String legend) {
        return new ErrorBars(legend, x, low, high, ink);
    }

    public ErrorBars inked(Ink newInk) {
        return new ErrorBars(name, x, low, high, newInk);
    }
}
