package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.spinoscope.figure.Annotation;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.spinbath.phases.Composition;

/// Contexts of three species of tokens in a triangle: which word one head prefers.
final class TernaryPlot {

    private TernaryPlot() {}

    private static final double HEIGHT = Math.sqrt(3) / 2;

    /// The shares at a place of the triangle, the nearest ones if it is outside.
    static double[] shares(double x, double y) {
        double third = Math.clamp(y / HEIGHT, 0, 1);
        double second = Math.clamp(x - third / 2, 0, 1 - third);
        return new double[] {1 - second - third, second, third};
    }

    /// Three species in the triangle of their shares, with the line where the head's gap changes sign.
    ///
    /// @param names of the species; the last is the query
    /// @param shares a context to mark, shares of the three
    /// @param measured where the model's own gap changes sign along the edges, shares of the three
    static Plot of(Composition composition, List<String> names, double[] shares, List<double[]> measured) {
        double[][] corners = {{0, 0}, {1, 0}, {0.5, HEIGHT}};
        var plot = Figure.titled("Composition of the context")
                .frame(Plot.Frame.BARE)
                .add(Line.through(
                                Values.of(corners[0][0], corners[1][0], corners[2][0], corners[0][0]),
                                Values.of(corners[0][1], corners[1][1], corners[2][1], corners[0][1]))
                        .inked(Ink.Role.FOREGROUND));
        var x = new double[2][];
        var y = new double[2][];
        var samples = samples();
        for (int sign = 0; sign < 2; sign++) {
            boolean positive = sign == 0;
            var side = samples.stream()
                    .filter(s -> composition.gap(s) > 0 == positive)
                    .toList();
            x[sign] = side.stream().mapToDouble(s -> place(corners, s, 0)).toArray();
            y[sign] = side.stream().mapToDouble(s -> place(corners, s, 1)).toArray();
            plot = plot.add(Points.at(Values.of(x[sign]), Values.of(y[sign]))
                    .as(Symbol.CIRCLE, 2.2, (positive ? Ink.Role.POSITIVE : Ink.Role.NEGATIVE).faded(0.45))
                    .named(positive ? "good word preferred" : "bad word preferred"));
        }
        var ends = composition.boundaryInTriangle();
        if (ends.size() == 2) {
            plot = plot.add(Line.through(
                            Values.of(place(corners, ends.get(0), 0), place(corners, ends.get(1), 0)),
                            Values.of(place(corners, ends.get(0), 1), place(corners, ends.get(1), 1)))
                    .as(LineStyle.SOLID.wide(1.8), Ink.Role.FOREGROUND)
                    .named("boundary of the head"));
        }
        if (!measured.isEmpty()) {
            plot = plot.add(Points.at(
                            Values.of(measured.stream()
                                    .mapToDouble(s -> place(corners, s, 0))
                                    .toArray()),
                            Values.of(measured.stream()
                                    .mapToDouble(s -> place(corners, s, 1))
                                    .toArray()))
                    .as(Symbol.OPEN_CIRCLE, 7, Ink.Role.FOREGROUND)
                    .named("the model's gap changes sign"));
        }
        for (int s = 0; s < 3; s++) {
            plot = plot.add(Annotation.at(corners[s][0], corners[s][1], Markup.literal(names.get(s)))
                    .as(s == 2 ? Annotation.Side.ABOVE : Annotation.Side.BELOW, Ink.Role.FOREGROUND));
        }
        return plot.add(Points.at(place(corners, shares, 0), place(corners, shares, 1))
                .as(Symbol.DIAMOND, 8, Ink.Role.ACCENT)
                .named("this context"));
    }

    private static List<double[]> samples() {
        int steps = 24;
        var samples = new ArrayList<double[]>();
        for (int i = 0; i <= steps; i++) {
            for (int j = 0; i + j <= steps; j++) {
                samples.add(new double[] {i / (double) steps, j / (double) steps, (steps - i - j) / (double) steps});
            }
        }
        return samples;
    }

    private static double place(double[][] corners, double[] shares, int axis) {
        return IntStream.range(0, 3)
                .mapToDouble(s -> shares[s] * corners[s][axis])
                .sum();
    }
}
