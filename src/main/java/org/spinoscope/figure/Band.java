package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// The area between two curves over the same x.
public record Band(String name, Values x, Values low, Values high, Ink ink) implements Mark {

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
