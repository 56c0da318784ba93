package org.spinoscope.plots;

import java.util.stream.IntStream;
import org.spinoscope.plots.PlanePlot.Look;
import org.spinoscope.plots.PlanePlot.Named;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.spinbath.DecisionPlane.Point;

/// Intermediate states between two decision planes.
final class PlaneInterpolation {

    private PlaneInterpolation() {}

    /// The words in between on straight ways, N0 turning the shorter way round. The first plane is brought to the size
    /// of the second, and so are its colours.
    static Look at(Named from, Named to, double share) {
        var first = Look.of(from.plane());
        var last = Look.of(to.plane());
        double size = PlanePlot.reach(to.plane()) / PlanePlot.reach(from.plane());
        double angle = between(angle(from.plane().field()), angle(to.plane().field()), share);
        double length = PlanePlot.norm(to.plane().field());
        var field = new Point(length * Math.cos(angle), length * Math.sin(angle));
        var good = between(scaled(from.plane().good(), size), to.plane().good(), share);
        var bad = between(scaled(from.plane().bad(), size), to.plane().bad(), share);
        var tokens = IntStream.range(0, to.tokens().size())
                .mapToObj(i -> {
                    int before = from.tokens().indexOf(to.tokens().get(i));
                    var end = to.plane().tokens().get(i);
                    return before < 0
                            ? end
                            : between(scaled(from.plane().tokens().get(before), size), end, share);
                })
                .toList();
        return new Look(
                new DecisionPlane(field, good, bad, tokens, Double.NaN),
                between(first.arrow() * size, last.arrow(), share),
                "/{N}_{0}",
                "Δ/{L}",
                last.extreme());
    }

    /// N0 always points to the right of ΔS, so the shorter way round never passes through ±π.
    private static double angle(Point field) {
        return Math.atan2(field.y(), field.x());
    }

    private static Point scaled(Point point, double by) {
        return new Point(by * point.x(), by * point.y());
    }

    private static Point between(Point a, Point b, double share) {
        return new Point(between(a.x(), b.x(), share), between(a.y(), b.y(), share));
    }

    private static double between(double a, double b, double share) {
        return (1 - share) * a + share * b;
    }
}
