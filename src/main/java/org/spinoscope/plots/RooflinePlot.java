package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.study.ProfileBench;

/// Operations per second against operations per byte, below what memory and processor allow.
public final class RooflinePlot {

    private static final List<Symbol> SYMBOLS = List.of(Symbol.CIRCLE, Symbol.SQUARE, Symbol.DIAMOND, Symbol.TRIANGLE);

    private RooflinePlot() {}

    /// The kinds of operation of a forward pass under the roof measured in the same run.
    public static Figure of(ProfileBench.Profile profile, String title, Provenance provenance) {
        double peak = profile.peak() / 1e9;
        double read = profile.read() / 1e9;
        var marks = new ArrayList<Mark>();
        double ridge = peak / read;
        marks.add(Line.through(Values.of(0.05, ridge, 1000), Values.of(0.05 * read, peak, peak))
                .as(LineStyle.SOLID, Ink.series(0))
                .named(String.format(Locale.ROOT, "limit: %.0f GB/s, %.0f GFLOP/s", read, peak)));
        for (int i = 0; i < profile.parts().size(); i++) {
            var part = profile.parts().get(i);
            marks.add(Points.at(part.operations() / part.bytes(), part.operations() / part.seconds() / 1e9)
                    .as(SYMBOLS.get(i % SYMBOLS.size()), 8, Ink.series(1 + i / SYMBOLS.size()))
                    .named(part.what()));
        }
        return Plot.titled(title)
                .x(Axis.log("operations per byte"))
                .y(Axis.log("GFLOP/s"))
                .add(marks.toArray(Mark[]::new))
                .caption("Each kind of operation alone, in the shapes of one batched forward pass. The line is the rate"
                        + " of reading memory, then that of sgemm 2048³, both measured in the same run. What lies above"
                        + " the slope finds its data in a cache.")
                .whenEmpty("Nothing was measured.")
                .provenance(provenance);
    }
}
