package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Circle;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.GradientLine;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.layout.FigureLayout;

/// A spin's way on the unit sphere, or inside it when only part of a spin of many dimensions is seen.
final class SpherePlot {

    private static final int SMOOTH = 96;
    private static final double HIDDEN = 0.25;
    private static final double REACH = 1.3;

    private final SphereScene scene;
    private final OrthographicProjection view;

    SpherePlot(SphereScene scene) {
        this.scene = scene;
        this.view = scene.view();
    }

    Plot titled(String title) {
        var n = scene.shown();
        var trail = scene.trail();
        var x = new double[n];
        var y = new double[n];
        var depth = new double[n];
        var time = new double[n];
        for (var i = 0; i < n; i++) {
            x[i] = view.right(trail.x(i), trail.y(i), trail.z(i));
            y[i] = view.up(trail.x(i), trail.y(i), trail.z(i));
            depth[i] = view.depth(trail.x(i), trail.y(i), trail.z(i));
            time[i] = trail.time(i);
        }
        var times = Values.of(time);
        var scale = scene.still() ? withoutDarkest(times) : ColourScale.sequential(times);
        var plot = Figure.titled(title)
                .frame(Plot.Frame.BARE)
                .add(Circle.unit().as(Ink.Role.FAINT.faded(0.3), Ink.Role.MUTED))
                .add(graticule(false).toArray(Mark[]::new))
                .add(words(false).toArray(Mark[]::new))
                .add(graticule(true).toArray(Mark[]::new))
                .add(cloud().toArray(Mark[]::new))
                .add(GradientLine.along(Values.of(x), Values.of(y), times, scale)
                        .wide(0.9)
                        .opaque(Values.of(depth).map(d -> d < 0 ? HIDDEN : 1))
                        .named("spin"))
                .add(arrow())
                .add(words(true).toArray(Mark[]::new))
                .whenEmpty("The spin has not moved yet.");
        if (n > 0) {
            plot = plot.add(now(x[n - 1], y[n - 1], depth[n - 1] < 0).toArray(Mark[]::new));
        }
        if (scene.still()) {
            var limit = REACH / scene.zoom();
            return plot.x(Axis.linear("").limits(-limit, limit))
                    .y(Axis.linear("").limits(-limit, limit));
        }
        return plot.colourBar("time", scale);
    }

    /// Colours without the fifth that would vanish on a dark ground and the end that would on a light one.
    private static ColourScale withoutDarkest(Values times) {
        var plain = ColourScale.sequential(times);
        var unit = (plain.max() - plain.min()) / 0.75;
        return new ColourScale(ColourScale.Kind.AMOUNT, plain.min() - 0.2 * unit, plain.max() + 0.05 * unit);
    }

    /// The spin itself, with its line from the centre.
    private static List<Mark> now(double x, double y, boolean behind) {
        return List.of(
                Line.through(Values.of(0, x), Values.of(0, y))
                        .as(LineStyle.SOLID.wide(1), Ink.Role.FOREGROUND.faded(behind ? 0.35 : 0.8))
                        .withoutTooltips(),
                Points.at(x, y)
                        .as(behind ? Symbol.OPEN_CIRCLE : Symbol.CIRCLE, 6, Ink.Role.FOREGROUND)
                        .named("now"));
    }

    /// Further spins, those behind fainter.
    private List<Mark> cloud() {
        var marks = new ArrayList<Mark>();
        for (var front : new boolean[] {false, true}) {
            var here = scene.cloud().stream()
                    .filter(p -> view.depth(p[0], p[1], p[2]) >= 0 == front)
                    .toList();
            if (!here.isEmpty()) {
                var x = here.stream().map(p -> view.right(p[0], p[1], p[2])).toList();
                var y = here.stream().map(p -> view.up(p[0], p[1], p[2])).toList();
                var points = Points.at(Values.of(x), Values.of(y))
                        .as(Symbol.CIRCLE, 2.4, Ink.series(0).faded(front ? 0.6 : 0.18));
                marks.add(
                        front
                                ? points.named(String.format(
                                        Locale.ROOT,
                                        "%d more spins",
                                        scene.cloud().size()))
                                : points);
            }
        }
        return marks;
    }

    private Mark arrow() {
        var field = scene.field();
        var norm = Math.sqrt(field[0] * field[0] + field[1] * field[1] + field[2] * field[2]);
        var length = norm > 0 ? 1.18 / norm : 0;
        var a = field[0] * length;
        var b = field[1] * length;
        var c = field[2] * length;
        var x = view.right(a, b, c);
        var y = view.up(a, b, c);
        var ink = view.depth(a, b, c) < 0 ? Ink.Role.ACCENT.faded(0.5) : Ink.Role.ACCENT;
        if (Math.max(Math.abs(x), Math.abs(y)) > REACH / scene.zoom()) {
            // From close by the head is outside; a line ends at the frame.
            return Line.through(Values.of(0, x), Values.of(0, y))
                    .as(LineStyle.SOLID.wide(1.6), ink)
                    .withoutTooltips();
        }
        return Arrow.from(0, 0, x, y).as(1.6, ink).labelled("/{N}");
    }

    /// Words on the given side of the sphere: the first a filled circle, others squares.
    private List<Mark> words(boolean front) {
        var marks = new ArrayList<Mark>();
        scene.words().ifPresent(words -> {
            for (var i = 0; i < words.size(); i++) {
                var u = words.direction(i);
                if (view.depth(u[0], u[1], u[2]) >= 0 == front) {
                    var ink = i == 0 ? Ink.Role.GOOD : Ink.Role.BAD;
                    marks.add(Points.at(view.right(u[0], u[1], u[2]), view.up(u[0], u[1], u[2]))
                            .as(i == 0 ? Symbol.CIRCLE : Symbol.SQUARE, 6, front ? ink : ink.faded(0.45))
                            .labelled(FigureLayout.literal(words.names().get(i).strip())));
                }
            }
        });
        return marks;
    }

    /// Circles every 30° about the field axis and six half circles through it, on one side of the sphere.
    private List<Mark> graticule(boolean front) {
        var marks = new ArrayList<Mark>();
        for (var latitude = -60; latitude <= 60; latitude += 30) {
            var up = Math.sin(Math.toRadians(latitude));
            var out = Math.cos(Math.toRadians(latitude));
            marks.add(curve(front, t -> new double[] {up, out * Math.cos(t), out * Math.sin(t)}));
        }
        for (var longitude = 0; longitude < 180; longitude += 30) {
            var c = Math.cos(Math.toRadians(longitude));
            var s = Math.sin(Math.toRadians(longitude));
            marks.add(curve(front, t -> new double[] {Math.cos(t), c * Math.sin(t), s * Math.sin(t)}));
        }
        return marks;
    }

    private Mark curve(boolean front, Curve curve) {
        var x = new double[SMOOTH + 1];
        var y = new double[SMOOTH + 1];
        for (var i = 0; i <= SMOOTH; i++) {
            var v = curve.at(2 * Math.PI * i / SMOOTH);
            var shown = view.depth(v[0], v[1], v[2]) >= 0 == front;
            x[i] = shown ? view.right(v[0], v[1], v[2]) : Double.NaN;
            y[i] = view.up(v[0], v[1], v[2]);
        }
        return Line.through(Values.of(x), Values.of(y))
                .as(LineStyle.SOLID.wide(0.5), Ink.Role.MUTED.faded(front ? 0.42 : 0.14))
                .withoutTooltips();
    }

    @FunctionalInterface
    private interface Curve {
        double[] at(double parameter);
    }
}
