package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
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
import org.spinoscope.study.GrowthBench;

/// Time against size, both logarithmic.
public final class GrowthPlot {

    private GrowthPlot() {}

    /// Forward pass, study and sweep against the tokens of all prompts: one prompt that grows (discs), and ever more
    /// prompts of one length (squares). Dashed, what their products take at sgemm's rate.
    public static Figure of(List<GrowthBench.Row> rows, String title, Provenance provenance) {
        var marks = new ArrayList<Mark>();
        add(marks, rows, GrowthBench.Row::forward, "forward pass", 0);
        add(marks, rows, GrowthBench.Row::study, "correlation study", 1);
        add(marks, rows, GrowthBench.Row::sweep, "exact sweep", 2);
        var sorted = rows.stream()
                .sorted(Comparator.comparingInt(row -> row.prompts() * row.length()))
                .toList();
        limit(marks, sorted, GrowthBench.Row::forwardLimit, "forward pass at sgemm’s rate", 0);
        limit(marks, sorted, GrowthBench.Row::sweepLimit, "exact sweep at sgemm’s rate", 2);
        return Plot.titled(title)
                .x(Axis.log("tokens of all prompts"))
                .y(Axis.log("time (s)"))
                .add(marks.toArray(Mark[]::new))
                .caption("Discs: one prompt that grows. Squares: more and more prompts of 12 tokens. Dashed: the matrix"
                        + " products alone at the rate of sgemm 2048³ of the same run.")
                .whenEmpty("Nothing was measured.")
                .provenance(provenance);
    }

    private static void add(
            List<Mark> marks,
            List<GrowthBench.Row> rows,
            ToDoubleFunction<GrowthBench.Row> seconds,
            String name,
            int colour) {
        var several = rows.stream()
                .filter(row -> row.length() == GrowthBench.PROMPT_LENGTH)
                .toList();
        var one = rows.stream()
                .filter(row -> row.length() != GrowthBench.PROMPT_LENGTH)
                .toList();
        marks.add(Line.through(tokens(one), values(one, seconds))
                .inked(Ink.series(colour))
                .named(name));
        marks.add(Points.at(tokens(one), values(one, seconds)).as(Symbol.CIRCLE, 5, Ink.series(colour)));
        marks.add(Line.through(tokens(several), values(several, seconds)).inked(Ink.series(colour)));
        marks.add(Points.at(tokens(several), values(several, seconds)).as(Symbol.SQUARE, 6, Ink.series(colour)));
    }

    private static void limit(
            List<Mark> marks,
            List<GrowthBench.Row> rows,
            ToDoubleFunction<GrowthBench.Row> seconds,
            String name,
            int colour) {
        marks.add(Line.through(tokens(rows), values(rows, seconds))
                .as(LineStyle.DASHED, Ink.series(colour))
                .named(name));
    }

    private static Values tokens(List<GrowthBench.Row> rows) {
        return values(rows, row -> (double) row.prompts() * row.length());
    }

    private static Values values(List<GrowthBench.Row> rows, ToDoubleFunction<GrowthBench.Row> value) {
        return Values.of(rows.stream().map(row -> value.applyAsDouble(row)).toList());
    }
}
