package org.spinoscope.plots;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Bracket;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Field;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.InfiniteLine;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.spinbath.DecisionPlane.Point;

/// A head's decision plane (Fig. 2): the logit N0·s over the plane of ΔS and N0, both words, and any others.
public final class PlanePlot {

    private PlanePlot() {}

    /// The figure, or an empty one that says why there is no plane.
    ///
    /// @param tokens names of the plane's further tokens, in its order
    public static Plot of(
            DecisionPlane.Result result, HeadId head, PromptPair pair, List<String> tokens, Provenance provenance) {
        var plot = heading(head, pair).provenance(provenance);
        return switch (result) {
            case DecisionPlane.None(String reason) -> plot.whenEmpty(reason);
            case DecisionPlane.Drawn(DecisionPlane plane) -> drawn(plot, Look.of(plane), pair, tokens);
        };
    }

    private static Plot heading(HeadId head, PromptPair pair) {
        return Figure.titled("Decision plane of head " + head)
                .subtitle(Markup.literal("“" + pair.prompt() + "”: " + pair.good() + " against " + pair.bad()))
                .x(Axis.linear("along /{N}_{0}, orthogonal to Δ/{S}"))
                .y(Axis.linear("along Δ/{S} = /{S}_{good} − /{S}_{bad}"))
                .frame(Plot.Frame.EQUAL);
    }

    /// Pictures on the way from one head's plane to another's, by the share of the way; they show no head's numbers and
    /// are for the eye only. Both planes fill the frame alike all along, so that only what differs moves.
    ///
    /// @param to the plane that the way leads to, and its figure's heading
    public static DoubleFunction<Figure> between(
            Named from, Named to, HeadId head, PromptPair pair, Provenance provenance) {
        var heading = heading(head, pair).provenance(provenance);
        return share -> drawn(heading, PlaneInterpolation.at(from, to, share), pair, to.tokens());
    }

    /// A plane and what its further tokens are called, in its order.
    public record Named(DecisionPlane plane, List<String> tokens) {

        public Named {
            tokens = List.copyOf(tokens);
        }
    }

    /// What is drawn of a plane.
    ///
    /// @param arrow how long the arrow of N0 is drawn; its own length may be of another size than the words'
    /// @param extreme N0·s at the ends of the colour scale
    record Look(DecisionPlane plane, double arrow, String arrowLabel, String gapLabel, double extreme) {

        static Look of(DecisionPlane plane) {
            double reach = reach(plane);
            double length = norm(plane.field());
            double shown = length > 3 * reach || length < reach / 3 ? reach / length : 1;
            return new Look(
                    plane,
                    shown * length,
                    shown == 1 ? "/{N}_{0}" : "/{N}_{0} × " + factor(shown),
                    "Δ/{L} = " + NumberFormats.significant(plane.gap(), 3),
                    Math.max(1e-12, length * reach));
        }
    }

    private static Plot drawn(Plot plot, Look look, PromptPair pair, List<String> tokens) {
        var plane = look.plane();
        var field = plane.field();
        double length = norm(field);
        var scale = ColourScale.symmetric(look.extreme());
        plot = plot.add(
                Field.linear(field.x(), field.y(), scale),
                InfiniteLine.where(field.x(), field.y(), 0).named("/{N}_{0}·/{s} = 0"),
                InfiniteLine.where(0, 1, 0)
                        .as(LineStyle.DASHED, Ink.Role.FOREGROUND)
                        .named("/{N}·Δ/{S} = 0"),
                Arrow.from(0, 0, look.arrow() * field.x() / length, look.arrow() * field.y() / length)
                        .labelled(look.arrowLabel()));
        if (!tokens.isEmpty()) {
            plot = plot.add(Points.at(
                            Values.of(plane.tokens().stream()
                                    .mapToDouble(Point::x)
                                    .toArray()),
                            Values.of(plane.tokens().stream()
                                    .mapToDouble(Point::y)
                                    .toArray()))
                    .labelled(IntStream.range(0, tokens.size())
                            .mapToObj(i -> Markup.literal(tokens.get(i))
                                    + reading(look, plane.tokens().get(i)))
                            .toList())
                    .as(Symbol.DIAMOND, 4.5, Ink.Role.MUTED));
        }
        var level = level(plane);
        var bad = plane.bad();
        // The bracket is on the side where the good word is not.
        double side = (level.y() - bad.y()) * (plane.good().x() - bad.x())
                - (level.x() - bad.x()) * (plane.good().y() - bad.y());
        return plot.add(
                        Line.through(
                                        Values.of(plane.good().x(), level.x()),
                                        Values.of(plane.good().y(), level.y()))
                                .as(LineStyle.DOTTED, Ink.Role.FOREGROUND)
                                .named("/{N}_{0}·/{s} = /{L}_{good}")
                                .withoutTooltips(),
                        Points.at(plane.good().x(), plane.good().y())
                                .labelled(Markup.literal(pair.good()))
                                .as(Symbol.CIRCLE, 7, Ink.Role.GOOD)
                                .named("good"),
                        Points.at(bad.x(), bad.y())
                                .labelled(Markup.literal(pair.bad()))
                                .as(Symbol.SQUARE, 7, Ink.Role.BAD)
                                .named("bad"),
                        Bracket.between(bad.x(), bad.y(), level.x(), level.y(), look.gapLabel())
                                .away(side > 0 ? -9 : 9))
                .colourBar("/{N}_{0}·/{s}", scale);
    }

    /// N0·s of a token; nothing on the way from one plane to another.
    private static String reading(Look look, Point token) {
        return Double.isNaN(look.plane().gap())
                ? ""
                : "  " + NumberFormats.significant(look.plane().logit(token), 3);
    }

    /// Where one arrives from the bad word along N0 when N0·s has become the good word's: ΔL/|N0| away from it.
    private static Point level(DecisionPlane plane) {
        var field = plane.field();
        double way = (plane.logit(plane.good()) - plane.logit(plane.bad()))
                / (field.x() * field.x() + field.y() * field.y());
        return new Point(plane.bad().x() + way * field.x(), plane.bad().y() + way * field.y());
    }

    static double reach(DecisionPlane plane) {
        double reach = Math.max(norm(plane.good()), norm(plane.bad()));
        return Math.max(
                reach,
                plane.tokens().stream().mapToDouble(PlanePlot::norm).max().orElse(0));
    }

    static double norm(Point point) {
        return Math.hypot(point.x(), point.y());
    }

    private static String factor(double shown) {
        return shown >= 0.01 && shown < 100
                ? String.format(java.util.Locale.ROOT, "%.2g", shown)
                : NumberFormats.formatted("%.0e", shown);
    }
}
