package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.FisherInterval;
import org.spinoscope.statistics.Heterogeneity;
import org.spinoscope.statistics.Interval;
import org.spinoscope.statistics.RelationSums;

/// r of a head relation by relation, with intervals, and what a random-effects model makes of them.
record ForestPlot(HeadId id, List<Row> rows, RelationSums sums) {

    private static final String MEAN = "random-effects mean";

    /// @param name as it is written
    /// @param key as the sweep calls it
    record Row(String name, String key, int n, double r, Interval interval) {

        static Row of(String relation, int n, double r) {
            var name = relation.isEmpty() ? "(no relation)" : Markup.literal(relation);
            return new Row(name, relation, n, r, FisherInterval.of(r, n));
        }
    }

    Plot plot(Provenance provenance) {
        var names = new ArrayList<>(rows.stream().map(Row::name).toList());
        names.add(MEAN);
        var plot = Figure.titled("Head " + id + ": /{r} by relation")
                .x(Axis.linear("Pearson /{r}").limits(-1, 1))
                .y(Axis.categories("", names).reverse())
                .provenance(provenance);
        if (rows.isEmpty()) {
            return plot.whenEmpty("No relation has three prompts and a correlation. Widen the filter.");
        }
        plot = plot.add(
                ReferenceLine.atX(0, ""),
                intervals(),
                Points.at(Values.of(rows.stream().mapToDouble(Row::r).toArray()), Values.indices(rows.size()))
                        .as(Symbol.SQUARE, 3.5, Ink.series(0))
                        .tooltips(rows.stream()
                                .map(row -> row.name() + ", /{n} = " + row.n() + ", ["
                                        + NumberFormats.signed(row.interval().low(), 3)
                                        + ", "
                                        + NumberFormats.signed(row.interval().high(), 3) + "]")
                                .toList())
                        .keyed(rows.stream().map(Row::key).toList()));
        return switch (Heterogeneity.of(sums)) {
            case Estimate.Defined<Heterogeneity>(Heterogeneity found) -> withMean(plot, found);
            case Estimate.Undefined<Heterogeneity>(String reason) -> plot.caption("No " + MEAN + ": " + reason);
        };
    }

    /// 95 % of each relation, as one line broken between the rows.
    private Line intervals() {
        var x = new double[3 * rows.size()];
        var y = new double[x.length];
        for (int i = 0; i < rows.size(); i++) {
            x[3 * i] = rows.get(i).interval().low();
            x[3 * i + 1] = rows.get(i).interval().high();
            x[3 * i + 2] = Double.NaN;
            y[3 * i] = i;
            y[3 * i + 1] = i;
            y[3 * i + 2] = Double.NaN;
        }
        return Line.through(Values.of(x), Values.of(y))
                .inked(Ink.series(0))
                .named("95 %")
                .withoutTooltips();
    }

    /// The mean as a diamond over its interval, and where a further relation is expected as a thin
    /// line.
    private Plot withMean(Plot plot, Heterogeneity found) {
        int row = rows.size();
        double low = Math.tanh(found.interval().low());
        double high = Math.tanh(found.interval().high());
        double mean = Math.tanh(found.mean());
        var outline = Values.of(low, mean, high, mean, low);
        double further = Math.tanh(found.prediction().low());
        double upTo = Math.tanh(found.prediction().high());
        if (DoubleStream.of(further, upTo).allMatch(Double::isFinite)) {
            plot = plot.add(Line.through(Values.of(further, upTo), Values.of(row, row))
                    .as(LineStyle.DOTTED, Ink.Role.ACCENT)
                    .named("a further relation, 95 %")
                    .withoutTooltips());
        }
        return plot.add(
                        Line.through(outline, Values.of(row, row - 0.3, row, row + 0.3, row))
                                .inked(Ink.Role.ACCENT)
                                .withoutTooltips(),
                        Points.at(mean, row)
                                .as(Symbol.DIAMOND, 4, Ink.Role.ACCENT)
                                .named(MEAN))
                .caption("Mean " + NumberFormats.signed(mean, 3) + " [" + NumberFormats.signed(low, 3) + ", "
                        + NumberFormats.signed(high, 3) + "] over " + found.k() + " relations of five prompts or more; "
                        + "/{I}^{2} = " + NumberFormats.fixed(100 * found.iSquared(), 1) + " %, /{Q} = "
                        + NumberFormats.fixed(found.q(), 1) + " on " + found.df() + " d.f., /{p} "
                        + (found.p() == 0
                                ? "< " + NumberFormats.power(-300)
                                : "= " + NumberFormats.probabilityMarkup(found.p()))
                        + ".");
    }
}
