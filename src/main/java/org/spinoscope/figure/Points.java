package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;

/// Points at (x, y), each with an optional label.
///
/// @param labels one a point, or none at all; shown on hover, and next to the point if `labelled`
/// @param keys what a point represents (a prompt, a head), one a point, or none at all
/// @param size diameter in points at the standard print size
public record Points(
        String name,
        Values x,
        Values y,
        List<String> labels,
        boolean labelled,
        List<String> keys,
        Symbol symbol,
        double size,
        Ink ink)
        implements Mark {

    public Points {
        labels = List.copyOf(labels);
        keys = List.copyOf(keys);
        Preconditions.sameSize(x, y);
        Preconditions.oneEach(x, labels);
        Preconditions.oneEach(x, keys);
    }

    public static Points at(Values x, Values y) {
        return new Points("", x, y, List.of(), false, List.of(), Symbol.CIRCLE, 4, Ink.series(0));
    }

    public static Points at(double x, double y) {
        return at(Values.of(x), Values.of(y));
    }

    public Points named(String legend) {
        return new Points(legend, x, y, labels, labelled, keys, symbol, size, ink);
    }

    /// Labels every point that has room for a label.
    public Points labelled(List<String> texts) {
        return new Points(name, x, y, texts, true, keys, symbol, size, ink);
    }

    public Points labelled(String text) {
        return labelled(List.of(text));
    }

    /// Labels that only show when a point is pointed at.
    public Points tooltips(List<String> texts) {
        return new Points(name, x, y, texts, false, keys, symbol, size, ink);
    }

    public Points keyed(List<String> newKeys) {
        return new Points(name, x, y, labels, labelled, newKeys, symbol, size, ink);
    }

    public Points as(Symbol shape, double diameter, Ink newInk) {
        return new Points(name, x, y, labels, labelled, keys, shape, diameter, newInk);
    }

    public String label(int index) {
        return labels.isEmpty() ? "" : labels.get(index);
    }

    @Override
    public List<Datum> data() {
        var rows = new ArrayList<Datum>(x.size());
        for (var i = 0; i < x.size(); i++) {
            rows.add(Datum.point(name, label(i), x.get(i), y.get(i)));
        }
        return rows;
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        for (var i = 0; i < x.size(); i++) {
            if (Double.isFinite(x.get(i)) && Double.isFinite(y.get(i))) {
                toX.to(x.get(i));
                toY.to(y.get(i));
            }
        }
    }
}
