package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.stream.IntStream;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;

/// Rings about the points of what is selected.
public final class Rings {

    private Rings() {}

    /// The plot with a ring about every point of this key; a point alone of its key also shows its label.
    public static Plot about(Plot plot, String key) {
        var marks = new ArrayList<Mark>();
        var rings = new ArrayList<Mark>();
        for (var mark : plot.marks()) {
            if (!(mark instanceof Points points) || !points.keys().contains(key)) {
                marks.add(mark);
                continue;
            }
            var at = IntStream.range(0, points.keys().size())
                    .filter(i -> points.keys().get(i).equals(key))
                    .toArray();
            var ring = Points.at(
                            Values.of(IntStream.of(at)
                                    .mapToDouble(points.x()::get)
                                    .toArray()),
                            Values.of(IntStream.of(at)
                                    .mapToDouble(points.y()::get)
                                    .toArray()))
                    .as(Symbol.OPEN_CIRCLE, 9, Ink.Role.ACCENT);
            if (at.length == 1 && !points.label(at[0]).isEmpty()) {
                rings.add(ring.labelled(points.label(at[0])));
                marks.add(points.labelled() ? without(points, at[0]) : points);
            } else {
                rings.add(ring);
                marks.add(points);
            }
        }
        return plot.marks(marks).add(rings.toArray(Mark[]::new));
    }

    /// The ring says this point's label.
    private static Points without(Points points, int index) {
        var labels = new ArrayList<>(points.labels());
        labels.set(index, "");
        return points.labelled(labels);
    }
}
