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

    /// Where the lines begin and end, operations per byte.
    private static final double LEAST = 0.05;

    private static final double MOST = 1000;

    private RooflinePlot() {}

    /// The kinds of operation of a forward pass under the roof measured in the same run; the rate of copying may be NaN
    /// if it was not measured.
    public static Figure of(ProfileBench.Profile profile, String title, Provenance provenance) {
        double peak = profile.peak() / 1e9;
        double read = profile.read() / 1e9;
        var marks = new ArrayList<Mark>();
        double copy = profile.copy() / 1e9;
        marks.add(Line.through(Values.of(LEAST, peak / read, MOST), Values.of(LEAST * read, peak, peak))
                .as(LineStyle.SOLID, Ink.series(0))
                .named(String.format(Locale.ROOT, "limit: reading %.0f GB/s, sgemm %.0f GFLOP/s", read, peak)));
        if (!Double.isNaN(copy)) {
            marks.add(Line.through(Values.of(LEAST, peak / copy), Values.of(LEAST * copy, peak))
                    .as(LineStyle.DASHED, Ink.series(0))
                    .named(String.format(Locale.ROOT, "limit: copying %.0f GB/s", copy)));
        }
        for (int i = 0; i < profile.parts().size(); i++) {
            var part = profile.parts().get(i);
            marks.add(Points.at(part.operations() / part.bytes(), part.operations() / part.seconds() / 1e9)
                    .as(SYMBOLS.get(i % SYMBOLS.size()), 8, Ink.series(1 + i / SYMBOLS.size()))
                    .named(part.what()));
        }
        marks.add(Points.at(intensity(profile), average(profile) / 1e9)
                .as(Symbol.CROSS, 10, Ink.series(0))
                .named("the whole pass"));
        return Plot.titled(title)
                .x(Axis.log("operations per byte"))
                .y(Axis.log("GFLOP/s"))
                .add(marks.toArray(Mark[]::new))
                .caption("Each kind of operation alone, in the shapes of one batched forward pass; the whole pass with"
                        + " all that it does between them. Slopes: the rates of reading and, if measured, of copying"
                        + " memory; roof: that of sgemm 2048³, all in the same run. What lies above a slope finds"
                        + " its data in a cache.")
                .whenEmpty("Nothing was measured.")
                .provenance(provenance);
    }

    /// Operations per byte of all parts together.
    private static double intensity(ProfileBench.Profile profile) {
        double bytes = profile.parts().stream()
                .mapToDouble(part -> part.times() * part.bytes())
                .sum();
        return operations(profile) / bytes;
    }

    /// Operations of all parts over the time of the whole pass.
    private static double average(ProfileBench.Profile profile) {
        return operations(profile) / profile.forward();
    }

    private static double operations(ProfileBench.Profile profile) {
        return profile.parts().stream()
                .mapToDouble(part -> part.times() * part.operations())
                .sum();
    }
}
