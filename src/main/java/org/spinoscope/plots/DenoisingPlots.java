package org.spinoscope.plots;

import java.util.List;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Values;

/// Figures of one spin that is noised and denoised (Fig. 7): which word it would become, and where it points.
///
/// Both share the timeline: levels of the forward half count from −n to 0, those of the reverse half from 0 to n.
public final class DenoisingPlots {

    private final Provenance provenance;

    public DenoisingPlots(Provenance provenance) {
        this.provenance = provenance;
    }

    /// The shares p_v of eq. (13) as stacked bands, the rest on top.
    ///
    /// @param at the timeline, rising
    /// @param axis what it is measured in
    /// @param names of the words, largest first
    /// @param shares `[word][at]`
    /// @param cursor a place on the timeline
    public Plot shares(double[] at, String axis, List<String> names, double[][] shares, double cursor) {
        var plot = Figure.titled("Words the spin would decode to")
                .x(Axis.linear(axis).limits(at[0], at[at.length - 1]))
                .y(Axis.linear("share /{p}_{v}").limits(0, 1));
        var low = new double[at.length];
        for (int word = 0; word < names.size(); word++) {
            var high = new double[at.length];
            for (int i = 0; i < high.length; i++) {
                high[i] = low[i] + shares[word][i];
            }
            plot = plot.add(Band.between(Values.of(at), Values.of(low), Values.of(high))
                    .inked(Ink.series(word))
                    .strong()
                    .named(Markup.literal(names.get(word))));
            low = high;
        }
        var ones = new double[at.length];
        java.util.Arrays.fill(ones, 1);
        return plot.add(Band.between(Values.of(at), Values.of(low), Values.of(ones))
                        .inked(Ink.Role.FAINT)
                        .named("all others"))
                .add(ReferenceLine.atX(cursor, ""))
                .provenance(provenance);
    }
}
