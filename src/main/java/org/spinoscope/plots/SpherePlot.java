package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.dynamics.Landmarks;
import org.spinoscope.dynamics.SpinTrail;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Disc;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Trail;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.paint.Painter;

/// A spin's way on the unit sphere, or inside it when only part of a spin of many dimensions is seen.
final class SpherePlot {

    private static final int SMOOTH = 96;
    private static final double HIDDEN = 0.18;

    private final Orthographic view;

    SpherePlot(Orthographic view) {
        this.view = view;
    }

    Figure of(SpinTrail trail, double[] field, Landmarks words, Provenance provenance) {
        var n = trail.size();
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
        var scale = ColourScale.sequential(Values.of(time));
        var path =
                Trail.along(Values.of(x), Values.of(y), Values.of(time), scale).wide(0.9);
        var plot = Plot.titled("A spin in the field of the head")
                .frame(Plot.Frame.BARE)
                .add(graticule(false).toArray(Mark[]::new))
                .add(path.opaque(Values.of(depth).map(d -> d < 0 ? HIDDEN : 0)))
                .add(words(words, false).toArray(Mark[]::new))
                .add(Disc.unit())
                .add(graticule(true).toArray(Mark[]::new))
                .add(path.opaque(Values.of(depth).map(d -> d < 0 ? 0 : 1)).named("spin"))
                .add(arrow(field))
                .add(words(words, true).toArray(Mark[]::new));
        if (n > 0) {
            plot = plot.add(Points.at(x[n - 1], y[n - 1])
                    .as(depth[n - 1] < 0 ? Symbol.OPEN_CIRCLE : Symbol.CIRCLE, 5, Ink.Role.ACCENT)
                    .named("now"));
        }
        return plot.colourBar("time", scale)
                .caption("Orthographic view of the sphere spanned by the field and the two words; what lies behind is"
                        + " faded. The path is coloured by time.")
                .whenEmpty("The spin has not moved yet.")
                .provenance(provenance);
    }

    private Mark arrow(double[] field) {
        var norm = Math.sqrt(field[0] * field[0] + field[1] * field[1] + field[2] * field[2]);
        var scale = norm > 0 ? 1.25 / norm : 0;
        var a = field[0] * scale;
        var b = field[1] * scale;
        var c = field[2] * scale;
        return Arrow.from(0, 0, view.right(a, b, c), view.up(a, b, c)).labelled("/{N}");
    }

    /// Words on the side of the sphere that is asked for: the first a filled circle, others squares.
    private List<Mark> words(Landmarks words, boolean front) {
        var marks = new ArrayList<Mark>();
        for (var i = 0; i < words.size(); i++) {
            var u = words.direction(i);
            if (view.depth(u[0], u[1], u[2]) >= 0 == front) {
                var ink = i == 0 ? Ink.Role.GOOD : Ink.Role.BAD;
                marks.add(Points.at(view.right(u[0], u[1], u[2]), view.up(u[0], u[1], u[2]))
                        .as(i == 0 ? Symbol.CIRCLE : Symbol.SQUARE, 6, front ? ink : ink.faded(0.45))
                        .labelled(Painter.literal(words.names().get(i).strip())));
            }
        }
        return marks;
    }

    /// Circles every 30° about the field axis and six half circles through it, on one side of the sphere.
    private List<Mark> graticule(boolean front) {
        var style = front ? LineStyle.SOLID.wide(0.5) : LineStyle.DOTTED.wide(0.5);
        var marks = new ArrayList<Mark>();
        for (var latitude = -60; latitude <= 60; latitude += 30) {
            var up = Math.sin(Math.toRadians(latitude));
            var out = Math.cos(Math.toRadians(latitude));
            marks.add(curve(front, style, 2 * Math.PI, t -> new double[] {up, out * Math.cos(t), out * Math.sin(t)}));
        }
        for (var longitude = 0; longitude < 180; longitude += 30) {
            var c = Math.cos(Math.toRadians(longitude));
            var s = Math.sin(Math.toRadians(longitude));
            marks.add(curve(
                    front, style, 2 * Math.PI, t -> new double[] {Math.cos(t), c * Math.sin(t), s * Math.sin(t)}));
        }
        return marks;
    }

    private Mark curve(boolean front, LineStyle style, double length, Curve curve) {
        var x = new double[SMOOTH + 1];
        var y = new double[SMOOTH + 1];
        for (var i = 0; i <= SMOOTH; i++) {
            var v = curve.at(length * i / SMOOTH);
            var shown = view.depth(v[0], v[1], v[2]) >= 0 == front;
            x[i] = shown ? view.right(v[0], v[1], v[2]) : Double.NaN;
            y[i] = view.up(v[0], v[1], v[2]);
        }
        return Line.through(Values.of(x), Values.of(y))
                .as(style, Ink.Role.FAINT)
                .silent();
    }

    @FunctionalInterface
    private interface Curve {
        double[] at(double parameter);
    }
}
