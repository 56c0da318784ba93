package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// Vertical intervals from `low` to `high` at every x.
public record ErrorBars(String name, Values x, Values low, Values high, Ink ink) implements Mark {

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

    @Override
    public List<Datum> data() {
        var rows = new ArrayList<Datum>(x.size());
        for (var i = 0; i < x.size(); i++) {
            rows.add(new Datum(name, "", x.get(i), Double.NaN, low.get(i), high.get(i), Double.NaN));
        }
        return rows;
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        toX.to(x);
        toY.to(low);
        toY.to(high);
    }
}
