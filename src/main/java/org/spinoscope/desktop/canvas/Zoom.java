package org.spinoscope.desktop.canvas;

import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.layout.PlotArea;
import org.spinoscope.figure.layout.Scale;

/// The visible part of a plot, in its own numbers.
record Zoom(double x0, double x1, double y0, double y1) {

    /// What the plot shows now.
    static Zoom of(PlotArea area) {
        return new Zoom(
                area.x().from(), area.x().to(), area.y().from(), area.y().to());
    }

    /// Nearer (factor < 1) or farther, so that what is at the place (px, py) stays there.
    static Zoom about(PlotArea area, double px, double py, double factor) {
        return new Zoom(
                toward(area.x(), px, factor, true),
                toward(area.x(), px, factor, false),
                toward(area.y(), py, factor, true),
                toward(area.y(), py, factor, false));
    }

    /// Moved along with the pointer by (dx, dy) px.
    static Zoom moved(PlotArea area, double dx, double dy) {
        return new Zoom(
                area.x().value(area.x().start() - dx),
                area.x().value(area.x().end() - dx),
                area.y().value(area.y().start() - dy),
                area.y().value(area.y().end() - dy));
    }

    private static double toward(Scale scale, double place, double factor, boolean start) {
        double end = start ? scale.start() : scale.end();
        return scale.value(place + (end - place) * factor);
    }

    Figure applied(Figure figure) {
        return figure instanceof Plot plot ? plot.x(limited(plot.x(), x0, x1)).y(limited(plot.y(), y0, y1)) : figure;
    }

    private static Axis limited(Axis axis, double from, double to) {
        return axis.kind() == Axis.Kind.CATEGORIES ? axis : axis.limits(Math.min(from, to), Math.max(from, to));
    }

    /// Whether the figure has numbers on both axes, so that it can be zoomed.
    static boolean possible(Figure figure) {
        return figure instanceof Plot plot
                && plot.x().kind() != Axis.Kind.CATEGORIES
                && plot.y().kind() != Axis.Kind.CATEGORIES
                && plot.frame() != Plot.Frame.BARE;
    }
}
