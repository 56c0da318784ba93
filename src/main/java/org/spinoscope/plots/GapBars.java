package org.spinoscope.plots;

import java.util.List;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Panels;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;

/// One prompt's gap with the whole model and without some heads, and the changes, side by side (Fig. 4).
final class GapBars {

    private GapBars() {}

    /// One bar a name.
    record Values(List<String> names, List<Double> numbers) {

        Values {
            names = List.copyOf(names);
            numbers = List.copyOf(numbers);
        }
    }

    /// @param gap label of the gap's axis
    static Panels panels(String title, String gap, Values gaps, Values changes, Provenance provenance) {
        return Figure.panels(
                        title,
                        2,
                        List.of(
                                panel("Logit gap", gap, gaps, 0).provenance(provenance),
                                panel("Change without it", AblationPlots.EFFECT, changes, 1)
                                        .provenance(provenance)))
                .provenance(provenance);
    }

    private static Plot panel(String title, String axis, Values values, int series) {
        return Figure.titled(title)
                .x(Axis.categories("", values.names()))
                .y(Axis.linear(axis))
                .add(
                        ReferenceLine.atY(0, ""),
                        Bars.over(values.names())
                                .group("", org.spinoscope.figure.Values.of(values.numbers()), Ink.series(series))
                                .valued("%+.2f"));
    }
}
