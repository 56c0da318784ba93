package org.spinoscope.plots;

import java.util.List;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Boundary;
import org.spinoscope.figure.Bracket;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Field;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
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
        var plot = Figure.titled("Decision plane of head " + head)
                .subtitle(Markup.literal("“" + pair.prompt() + "”: " + pair.good() + " against " + pair.bad()))
                .x(Axis.linear("along /{N}_{0}, orthogonal to Δ/{S}"))
                .y(Axis.linear("along Δ/{S} = /{S}_{good} − /{S}_{bad}"))
                .frame(Plot.Frame.EQUAL)
                .provenance(provenance);
        return switch (result) {
            case DecisionPlane.None(String reason) -> plot.whenEmpty(reason);
            case DecisionPlane.Drawn(DecisionPlane plane) -> drawn(plot, plane, pair, tokens);
        };
    }

    private static Plot drawn(Plot plot, DecisionPlane plane, PromptPair pair, List<String> tokens) {
        double reach = reach(plane);
        var field = plane.field();
        // The arrow shows N0's direction; its own length may be of another size than the words'.
        double length = Math.hypot(field.x(), field.y());
        double shown = length > 3 * reach || length < reach / 3 ? reach / length : 1;
        var scale = ColourScale.symmetric(Math.max(1e-12, length * reach));
        var arrow = shown == 1 ? "/{N}_{0}" : "/{N}_{0} × " + factor(shown);
        plot = plot.add(
                Field.linear(field.x(), field.y(), scale),
                Boundary.where(field.x(), field.y(), 0).named("/{N}_{0}·/{s} = 0"),
                Boundary.where(0, 1, 0)
                        .as(LineStyle.DASHED, Ink.Role.FOREGROUND)
                        .named("/{N}·Δ/{S} = 0"),
                Arrow.from(0, 0, shown * field.x(), shown * field.y()).labelled(arrow));
        if (!tokens.isEmpty()) {
            plot = plot.add(Points.at(
                            Values.of(plane.tokens().stream()
                                    .mapToDouble(Point::x)
                                    .toArray()),
                            Values.of(plane.tokens().stream()
                                    .mapToDouble(Point::y)
                                    .toArray()))
                    .labelled(tokens.stream().map(Markup::literal).toList())
                    .as(Symbol.DIAMOND, 4.5, Ink.Role.MUTED));
        }
        return plot.add(
                        Points.at(plane.good().x(), plane.good().y())
                                .labelled(Markup.literal(pair.good()))
                                .as(Symbol.CIRCLE, 7, Ink.Role.GOOD)
                                .named("good"),
                        Points.at(plane.bad().x(), plane.bad().y())
                                .labelled(Markup.literal(pair.bad()))
                                .as(Symbol.SQUARE, 7, Ink.Role.BAD)
                                .named("bad"),
                        Bracket.between(
                                        plane.good().x(),
                                        plane.good().y(),
                                        plane.bad().x(),
                                        plane.bad().y(),
                                        "Δ/{L} = " + Numbers.significant(plane.gap(), 3))
                                .away(-34))
                .colourBar("/{N}_{0}·/{s}", scale);
    }

    private static double reach(DecisionPlane plane) {
        double reach = Math.max(norm(plane.good()), norm(plane.bad()));
        return Math.max(
                reach,
                plane.tokens().stream().mapToDouble(PlanePlot::norm).max().orElse(0));
    }

    private static double norm(Point point) {
        return Math.hypot(point.x(), point.y());
    }

    private static String factor(double shown) {
        return shown >= 0.01 && shown < 100
                ? String.format(java.util.Locale.ROOT, "%.2g", shown)
                : String.format(java.util.Locale.ROOT, "%.0e", shown);
    }
}
