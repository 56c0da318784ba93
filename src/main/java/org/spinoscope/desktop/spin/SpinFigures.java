package org.spinoscope.desktop.spin;

import java.util.List;
import java.util.Locale;
import org.spinoscope.dynamics.SpinSimulation;
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
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.plots.OrthographicProjection;
import org.spinoscope.plots.SphereScene;
import org.spinoscope.plots.SpinPlots;

/// A run as figures: the sphere under the present camera.
final class SpinFigures {

    private final SpinRun run;
    private final SpinScene stage;

    SpinFigures(SpinRun run, SpinScene stage) {
        this.run = run;
        this.stage = stage;
    }

    /// The sphere as it is seen, with the spins as they were at a time; NaN for now.
    Figure sphere(CameraState view, double time) {
        var moment = run.at(time);
        var way = run.projected()
                ? String.format(
                                Locale.ROOT,
                                "The projection of a spin of %d components on the field and the two words, in the unit ball; it holds",
                                run.walk().setup().dimension())
                        + String.format(
                                Locale.ROOT,
                                " %s %% of |/{S}|². ",
                                SpinParameters.plain(100 * run.walk().captured()))
                : "A spin of three components in the frame of the field and the two words. ";
        var second = run.second()
                .map(one -> " The second spin: "
                        + FigureLayout.literal(
                                one.with().parameters(run.parameters()).inWords()) + ".")
                .orElse("");
        return picture(view, time)
                .caption(way
                        + String.format(
                                Locale.ROOT,
                                "Fainter is behind. The path is coloured by time, from t = %s to %s. ",
                                SpinParameters.plain(moment.trail().time(0)),
                                SpinParameters.plain(moment.time()))
                        + FigureLayout.literal(run.parameters().inWords()) + "." + second);
    }

    /// The sphere with its title only: one frame of an animation.
    Plot frame(CameraState view) {
        return picture(view, Double.NaN);
    }

    private Plot picture(CameraState view, double time) {
        var moment = run.at(time);
        List<double[]> cloud = Double.isNaN(time)
                ? run.cloud().stream().map(SpinSimulation::position).toList()
                : List.of();
        var scene = new SphereScene(
                moment.trail(),
                moment.shown(),
                new double[] {1, 0, 0},
                stage.words(),
                cloud,
                view.turned(),
                view.zoom(),
                true);
        var plot = SpinPlots.sphere(
                scene, stage.title().isEmpty() ? "A spin in its field" : FigureLayout.literal(stage.title()));
        return run.secondAt(time)
                .map(second -> plot.add(second(second, view.turned())))
                .orElse(plot)
                .subtitle(String.format(Locale.ROOT, "/{t} = %.2f", moment.time()))
                .provenance(origin());
    }

    /// The second spin with its way.
    private static Mark[] second(SpinMoment moment, OrthographicProjection view) {
        var trail = moment.trail();
        int n = moment.shown();
        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = view.right(trail.x(i), trail.y(i), trail.z(i));
            y[i] = view.up(trail.x(i), trail.y(i), trail.z(i));
        }
        return new Mark[] {
            Line.through(Values.of(x), Values.of(y))
                    .as(LineStyle.SOLID.wide(0.9), Ink.series(1).faded(0.5))
                    .withoutTooltips(),
            Points.at(x[n - 1], y[n - 1]).as(Symbol.CIRCLE, 6, Ink.series(1)).named("second spin")
        };
    }

    private int dimension() {
        return run.walk().setup().dimension();
    }

    Provenance origin() {
        var origin = stage.origin()
                .with("spin.dimensions", Integer.toString(dimension()))
                .with("spin.motion", run.parameters().inWords())
                .with("spin.seed", Long.toString(run.parameters().seed()));
        return run.second()
                .map(second -> second.with().parameters(run.parameters()))
                .map(with -> origin.with("spin.second.motion", with.inWords())
                        .with("spin.second.seed", Long.toString(with.seed())))
                .orElse(origin);
    }
}
