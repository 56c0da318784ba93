package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// A mark that reaches from a lower to an upper value at every x.
public sealed interface Interval extends Mark permits Band, ErrorBars {

    Values x();

    Values low();

    Values high();

    @Override
    default List<Datum> data() {
        var rows = new ArrayList<Datum>(x().size());
        for (var i = 0; i < x().size(); i++) {
            rows.add(new Datum(name(), "", x().get(i), Double.NaN, low().get(i), high().get(i), Double.NaN));
        }
        return rows;
    }

    @Override
    default void reach(DataRange toX, DataRange toY) {
        toX.to(x());
        toY.to(low());
        toY.to(high());
    }
}
