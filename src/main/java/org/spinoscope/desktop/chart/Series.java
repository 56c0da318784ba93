package org.spinoscope.desktop.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Histogram;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Values;

/// Numbers with a name and a look; drawn as the mark of a figure would be.
///
/// @param name of the legend, with markup; empty for no entry
/// @param label what it is called where it is pointed at, with markup; the name if empty
public record Series(String name, String label, Kind kind, LineStyle style, Ink ink, SeriesData data) {

    /// How the numbers are drawn.
    public enum Kind {
        LINE,
        /// Between low and y.
        BAND,
        /// Adjoining bars: x are the edges, y the heights, of which the last is not used.
        HISTOGRAM,
        /// Across the whole chart at the first y.
        LEVEL,
        /// Down the whole chart at the first x.
        PLACE
    }

    public static Series line(String name, LineStyle style, Ink ink, SeriesData data) {
        return new Series(name, "", Kind.LINE, style, ink, data);
    }

    public static Series band(String name, Ink ink, SeriesData data) {
        return new Series(name, "", Kind.BAND, LineStyle.SOLID, ink, data);
    }

    public static Series histogram(String name, Ink ink, SeriesData data) {
        return new Series(name, "", Kind.HISTOGRAM, LineStyle.SOLID, ink, data);
    }

    /// A horizontal line at the first y of the data.
    public static Series level(String name, LineStyle style, Ink ink, SeriesData data) {
        return new Series(name, "", Kind.LEVEL, style, ink, data);
    }

    /// A vertical line at the first x of the data.
    public static Series place(String name, LineStyle style, Ink ink, SeriesData data) {
        return new Series(name, "", Kind.PLACE, style, ink, data);
    }

    /// What it is called where it is pointed at.
    String called() {
        return label.isEmpty() ? name : label;
    }

    /// The marks of a plot that a chart can show: lines, bands, histograms and reference lines.
    static List<Series> of(Plot plot) {
        return plot.marks().stream().flatMap(mark -> of(mark).stream()).toList();
    }

    private static Optional<Series> of(Mark mark) {
        return switch (mark) {
            case Line line ->
                Optional.of(new Series(
                        line.name(),
                        line.label(),
                        Kind.LINE,
                        line.style(),
                        line.ink(),
                        data(line.x(), line.y(), line.y())));
            case Band band -> Optional.of(band(band.name(), band.ink(), data(band.x(), band.low(), band.high())));
            case Histogram bars -> {
                double[] heights = Arrays.copyOf(
                        bars.heights().stream().toArray(), bars.edges().size());
                yield Optional.of(histogram(
                        bars.name(),
                        bars.ink(),
                        FixedData.of(bars.edges().stream().toArray(), heights)));
            }
            case ReferenceLine rule -> {
                var name = rule.name().isEmpty() ? rule.label() : rule.name();
                var at = Values.of(rule.at());
                yield Optional.of(new Series(
                        name,
                        "",
                        rule.vertical() ? Kind.PLACE : Kind.LEVEL,
                        rule.style(),
                        rule.ink(),
                        data(at, at, at)));
            }
            default -> Optional.empty();
        };
    }

    /// The same numbers as a figure.
    static Plot plot(String title, List<Series> series) {
        return Plot.titled(title).add(series.stream().map(Series::mark).toArray(Mark[]::new));
    }

    private static FixedData data(Values x, Values low, Values high) {
        var data = new FixedData();
        data.set(x.stream().toArray(), low.stream().toArray(), high.stream().toArray());
        return data;
    }

    /// The same numbers as the mark of a figure.
    Mark mark() {
        int n = data.size();
        var x = Values.of(IntStream.range(0, n).mapToDouble(data::x).toArray());
        var y = Values.of(IntStream.range(0, n).mapToDouble(data::y).toArray());
        return switch (kind) {
            case LINE ->
                Line.through(x, y).named(name).labelled(label).as(style, ink).withoutTooltips();
            case BAND ->
                Band.between(
                                x,
                                Values.of(IntStream.range(0, n)
                                        .mapToDouble(data::low)
                                        .toArray()),
                                y)
                        .named(name)
                        .inked(ink);
            case HISTOGRAM ->
                Histogram.of(
                                n == 0 ? Values.of() : x,
                                Values.of(IntStream.range(0, Math.max(0, n - 1))
                                        .mapToDouble(data::y)
                                        .toArray()))
                        .named(name)
                        .inked(ink);
            case LEVEL ->
                ReferenceLine.atY(n == 0 ? Double.NaN : data.y(0), "")
                        .named(name)
                        .as(style, ink);
            case PLACE ->
                ReferenceLine.atX(n == 0 ? Double.NaN : data.x(0), "")
                        .named(name)
                        .as(style, ink);
        };
    }

    /// The y at x: of the last point not after it; NaN before the first, and where there is nothing to read.
    double at(double at) {
        if (kind == Kind.LEVEL) {
            return data.size() == 0 ? Double.NaN : data.y(0);
        }
        int index = kind == Kind.PLACE || kind == Kind.BAND ? -1 : before(at);
        return index < 0 ? Double.NaN : data.y(index);
    }

    /// The last point whose x is not after `at`; −1 if there is none.
    int before(double at) {
        int from = -1;
        int to = data.size();
        while (to - from > 1) {
            int middle = (from + to) >>> 1;
            if (data.x(middle) <= at) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /// The same with linear interpolation between the points of a line.
    double between(double at) {
        int i = before(at);
        if (kind != Kind.LINE || i < 0 || i + 1 >= data.size() || data.x(i + 1) == data.x(i)) {
            return at(at);
        }
        double share = (at - data.x(i)) / (data.x(i + 1) - data.x(i));
        return data.y(i) + share * (data.y(i + 1) - data.y(i));
    }
}
