package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
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
    /// @param at the timeline
    /// @param names of the words, largest first
    /// @param shares `[word][at]`
    /// @param cursor a place on the timeline
    public Plot shares(double[] at, List<String> names, double[][] shares, double cursor) {
        var plot = Figure.titled("Words the spin would decode to")
                .x(Axis.linear("noise level").limits(at[0], at[at.length - 1]))
                .y(Axis.linear("share /{p}_{v}").limits(0, 1));
        var low = new double[at.length];
        for (int word = 0; word < names.size(); word++) {
            var high = new double[at.length];
            for (int i = 0; i < high.length; i++) {
                high[i] = low[i] + shares[word][i];
            }
            plot = plot.add(Band.between(Values.of(at), Values.of(low), Values.of(high))
                    .inked(Ink.series(word))
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

    /// S·N̂, S·ê of the good and of the bad word along the timeline.
    ///
    /// @param field NaN throughout where there is no field
    public Plot overlaps(
            double[] at, double[] field, double[] good, double[] bad, String goodWord, String badWord, double cursor) {
        var lines = new ArrayList<Line>();
        if (!Double.isNaN(field[field.length - 1])) {
            lines.add(Line.through(Values.of(at), Values.of(field))
                    .inked(Ink.Role.ACCENT)
                    .named("/{S}·/{N}̂"));
        }
        lines.add(Line.through(Values.of(at), Values.of(good))
                .inked(Ink.Role.GOOD)
                .named("/{S}·" + Markup.literal(goodWord)));
        lines.add(Line.through(Values.of(at), Values.of(bad))
                .inked(Ink.Role.BAD)
                .named("/{S}·" + Markup.literal(badWord)));
        return Figure.titled("Overlaps")
                .x(Axis.linear("noise level").limits(at[0], at[at.length - 1]))
                .y(Axis.linear("cosine").limits(-1, 1))
                .add(ReferenceLine.atY(0, ""), ReferenceLine.atX(cursor, ""))
                .add(lines.toArray(Line[]::new))
                .provenance(provenance);
    }
}
