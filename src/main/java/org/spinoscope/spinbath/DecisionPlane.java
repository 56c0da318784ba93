package org.spinoscope.spinbath;

import java.util.ArrayList;
import java.util.List;

/// The plane of a head's space spanned by the decision axis ΔS and the context field N0 (Fig. 2).
///
/// N0 is in the plane, so N0·s of any token is exact for the token's projection: N0·s = N0_x s_x + N0_y s_y.
///
/// @param field N0 in the plane
/// @param good S_good
/// @param bad S_bad
/// @param tokens further tokens' spins
/// @param gap N0·ΔS
public record DecisionPlane(Point field, Point good, Point bad, List<Point> tokens, double gap) {

    /// A place in the plane.
    ///
    /// @param x along e2: N0 made orthogonal to ΔS
    /// @param y along e1 = ΔS/|ΔS|
    public record Point(double x, double y) {}

    /// A plane, or why there is none.
    public sealed interface Result {}

    /// There is a plane.
    public record Drawn(DecisionPlane plane) implements Result {}

    /// There is none, for the given reason.
    public record None(String reason) implements Result {}

    private static final double NEGLIGIBLE = 1e-9;

    /// The plane's axes in the head's space, unit vectors `[d_head]`.
    ///
    /// @param e1 along ΔS
    /// @param e2 along N0 made orthogonal to ΔS; without meaning where there is no plane
    public record Axes(double[] e1, double[] e2) {

        public static Axes of(HeadField head) {
            return of(Matrices.minus(head.good(), head.bad()), head.contextField());
        }

        /// @param difference ΔS `[d_head]`
        /// @param field N0 `[d_head]`
        public static Axes of(double[] difference, double[] field) {
            var e1 = unit(difference);
            return new Axes(e1, unit(across(field, e1)));
        }

        /// Whether they span a plane at all.
        public boolean defined() {
            return Double.isFinite(Matrices.dot(e1, e1)) && Double.isFinite(Matrices.dot(e2, e2));
        }

        private static double[] unit(double[] x) {
            return Matrices.scaled(1 / Math.sqrt(Matrices.dot(x, x)), x);
        }
    }

    private static double[] across(double[] field, double[] e1) {
        return Matrices.minus(field, Matrices.scaled(Matrices.dot(field, e1), e1));
    }

    /// Spans the plane of a head's field and projects the words on it.
    ///
    /// @param tokens spins of further tokens `[tokens][d_head]`
    public static Result of(HeadField head, double[][] tokens) {
        var difference = Matrices.minus(head.good(), head.bad());
        double length = Math.sqrt(Matrices.dot(difference, difference));
        double fieldLength = Math.sqrt(Matrices.dot(head.contextField(), head.contextField()));
        if (!Double.isFinite(length) || !Double.isFinite(fieldLength)) {
            return new None("The head's field or its words are not finite, so there is no plane to draw.");
        }
        double words = Math.sqrt(Matrices.dot(head.good(), head.good()) + Matrices.dot(head.bad(), head.bad()));
        if (length <= NEGLIGIBLE * words || length == 0) {
            return new None("Both words have the same spin in this head (ΔS = 0), so it cannot distinguish them.");
        }
        var axes = Axes.of(head);
        var e1 = axes.e1();
        var across = across(head.contextField(), e1);
        double acrossLength = Math.sqrt(Matrices.dot(across, across));
        if (acrossLength <= NEGLIGIBLE * fieldLength || acrossLength == 0) {
            return new None("The context field N0 is parallel to ΔS (or zero), so both span a line and no plane.");
        }
        var e2 = axes.e2();
        var others = new ArrayList<Point>();
        for (var token : tokens) {
            others.add(project(token, e1, e2));
        }
        return new Drawn(new DecisionPlane(
                project(head.contextField(), e1, e2),
                project(head.good(), e1, e2),
                project(head.bad(), e1, e2),
                List.copyOf(others),
                head.gap()));
    }

    /// N0·s at a place of the plane: the logit a token there would get from this head.
    public double logit(Point s) {
        return field.x() * s.x() + field.y() * s.y();
    }

    private static Point project(double[] s, double[] e1, double[] e2) {
        return new Point(Matrices.dot(s, e2), Matrices.dot(s, e1));
    }
}
