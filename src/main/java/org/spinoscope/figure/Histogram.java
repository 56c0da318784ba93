package org.spinoscope.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Adjoining bars of given heights between edges.
///
/// @param edges in ascending order, one more than heights
public record Histogram(String name, Values edges, Values heights, Ink ink) implements Mark {

    public Histogram {
        if (heights.size() > 0 && edges.size() != heights.size() + 1) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%d bars need one more edge than %d", heights.size(), edges.size()));
        }
    }

    public static Histogram of(Values edges, Values heights) {
        return new Histogram("", edges, heights, Ink.series(0));
    }

    /// Counts the finite samples in `bins` equal bins over their range.
    public static Histogram count(Values samples, int bins) {
        var min = samples.min();
        var max = samples.max();
        if (Double.isNaN(min)) {
            return of(Values.of(), Values.of());
        }
        var from = min < max ? min : min - 0.5;
        var width = (min < max ? max - min : 1) / bins;
        var counts = new double[bins];
        samples.stream()
                .filter(Double::isFinite)
                .forEach(sample -> counts[Math.clamp((int) ((sample - from) / width), 0, bins - 1)]++);
        return of(Values.linspace(from, from + width * bins, bins + 1), Values.of(counts));
    }

    public Histogram named(String legend) {
        return new Histogram(legend, edges, heights, ink);
    }

    public Histogram inked(Ink newInk) {
        return new Histogram(name, edges, heights, newInk);
    }

    @Override
    public List<Datum> data() {
        var rows = new ArrayList<Datum>(heights.size());
        for (var i = 0; i < heights.size(); i++) {
            var centre = (edges.get(i) + edges.get(i + 1)) / 2;
            rows.add(new Datum(name, "", centre, heights.get(i), edges.get(i), edges.get(i + 1), Double.NaN));
        }
        return rows;
    }

    @Override
    public void reach(DataRange toX, DataRange toY) {
        if (heights.size() > 0) {
            toX.to(edges);
            toY.flush(0);
            toY.to(heights);
        }
    }
}
