package org.spinoscope.plots;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Panels;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.spinbath.DecisionPlane.Point;
import org.spinoscope.study.coupling.VocabularyPlane;

/// The figures of directions in a head's decision plane: which word wins in each, and what the model makes of them.
public final class ConePlots {

    private static final double RAYS = 1.4;
    private static final double RING = 1.2;

    private final HeadId head;
    private final VocabularyPlane plane;
    private final double reach;
    private final Map<Integer, String> names;
    private final Provenance provenance;

    /// @param names texts of the words that win somewhere
    public ConePlots(VocabularyPlane plane, Map<Integer, String> names, Provenance provenance) {
        this.head = plane.head();
        this.plane = plane;
        this.reach = corners(plane).stream().mapToDouble(PlanePlot::norm).max().orElse(1);
        this.names = Map.copyOf(names);
        this.provenance = provenance;
    }

    private static List<Point> corners(VocabularyPlane plane) {
        return plane.cones().cones().stream()
                .map(cone -> plane.words().get(cone.word()))
                .toList();
    }

    /// Both: the cones of words, and the gaps of head and model as the head's values turn.
    public Panels both() {
        return Figure.panels("Cones of head " + head, 2, List.of(cones(), turned()))
                .provenance(provenance);
    }

    private Plot cones() {
        var corners = corners(plane);
        var field = plane.plane().field();
        double length = PlanePlot.norm(field);
        var plot = Figure.titled("Which word wins")
                .x(Axis.linear("along /{N}_{0}, orthogonal to Δ/{S}"))
                .y(Axis.linear("along Δ/{S}"))
                .frame(Plot.Frame.EQUAL)
                .add(Line.through(Values.of(-RAYS * reach, RAYS * reach), Values.of(0, 0))
                        .as(LineStyle.SOLID, Ink.Role.FOREGROUND)
                        .withoutTooltips()
                        .named("the head's gap changes sign"));
        for (var cone : plane.cones().cones()) {
            plot = plot.add(Line.through(
                            Values.of(0, RAYS * reach * Math.cos(cone.from())),
                            Values.of(0, RAYS * reach * Math.sin(cone.from())))
                    .as(LineStyle.DASHED, Ink.Role.MUTED)
                    .withoutTooltips());
        }
        var turns = plane.turned().crossings();
        if (turns.length > 0) {
            plot = plot.add(Points.at(around(turns, Math::cos), around(turns, Math::sin))
                    .as(Symbol.OPEN_CIRCLE, 7, Ink.series(1))
                    .named("the model does"));
        }
        return plot.add(Arrow.from(0, 0, reach * field.x() / length, reach * field.y() / length)
                        .labelled("/{N}_{0}"))
                .add(Points.at(
                                Values.of(corners.stream().mapToDouble(Point::x).toArray()),
                                Values.of(corners.stream().mapToDouble(Point::y).toArray()))
                        .labelled(plane.cones().cones().stream()
                                .map(cone -> name(cone.word()))
                                .toList())
                        .as(Symbol.CIRCLE, 3, Ink.series(0)))
                .note("winner here: " + name(plane.cones().winner(Math.atan2(field.y(), field.x()))))
                .provenance(provenance);
    }

    private Values around(double[] degrees, DoubleUnaryOperator of) {
        return Values.of(Arrays.stream(degrees)
                .map(Math::toRadians)
                .map(of)
                .map(x -> RING * reach * x)
                .toArray());
    }

    private String name(int word) {
        return Markup.literal(names.getOrDefault(word, "?"));
    }

    private Plot turned() {
        var turned = plane.turned();
        var field = plane.plane().field();
        double here = Math.toDegrees(Math.atan2(field.y(), field.x()));
        var plot = Figure.titled("Turning the head's values")
                .x(Axis.linear("direction in the plane (degrees)").limits(0, 360))
                .y(Axis.linear("Δ/{L}_{theory}"))
                .right(Axis.linear("Δ/{L}_{actual}"))
                .add(ReferenceLine.atY(0, ""), ReferenceLine.atX(here < 0 ? here + 360 : here, "/{N}_{0}"))
                .add(Line.through(Values.of(turned.angles()), Values.of(turned.theory()))
                        .named("head"))
                .addRight(Line.through(Values.of(turned.angles()), Values.of(turned.actual()))
                        .as(LineStyle.DASHED, Ink.series(1))
                        .named("model"))
                .add(Points.at(Values.of(0, 180, 360), Values.of(0, 0, 0))
                        .as(Symbol.DIAMOND, 6, Ink.Role.ACCENT)
                        .named("predicted"));
        var turns = turned.crossings();
        return (turns.length == 0
                        ? plot.note("the model's gap never changes sign")
                        : plot.addRight(Points.at(Values.of(turns), Values.of(new double[turns.length]))
                                .as(Symbol.OPEN_CIRCLE, 6, Ink.series(1))
                                .named("measured")))
                .provenance(provenance);
    }
}
