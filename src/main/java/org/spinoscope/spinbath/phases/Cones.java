package org.spinoscope.spinbath.phases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.spinoscope.spinbath.DecisionPlane.Point;

/// Which word wins for a context field of any direction in the decision plane: argmax_t N·S_t.
///
/// The winners are the corners of the convex hull of the projected words, and a corner's cone reaches from the outer
/// normal of the hull's edge before it to that of the edge after it: exact, for all words at once.
///
/// @param cones counterclockwise, the first from the lowest (then leftmost) corner
public record Cones(List<Cone> cones) {

    /// A word's cone of directions.
    ///
    /// @param word index of the word
    /// @param from angle at which it begins, radians counterclockwise from e2
    /// @param to angle at which it ends, from < to ≤ from + 2π
    public record Cone(int word, double from, double to) {}

    public Cones {
        cones = List.copyOf(cones);
    }

    /// @param words projected S_t
    public static Cones of(List<Point> words) {
        var hull = hull(words);
        int n = hull.size();
        var cones = new ArrayList<Cone>();
        if (n == 1) {
            return new Cones(List.of(new Cone(hull.getFirst(), 0, 2 * Math.PI)));
        }
        for (int i = 0; i < n; i++) {
            double from = normal(words.get(hull.get((i + n - 1) % n)), words.get(hull.get(i)));
            double to = normal(words.get(hull.get(i)), words.get(hull.get((i + 1) % n)));
            cones.add(new Cone(hull.get(i), from, to > from ? to : to + 2 * Math.PI));
        }
        return new Cones(cones);
    }

    /// The angle of the outer normal of a counterclockwise edge.
    private static double normal(Point from, Point to) {
        return Math.atan2(-(to.x() - from.x()), to.y() - from.y());
    }

    /// The word that wins for a field of this direction.
    public int winner(double angle) {
        for (var cone : cones) {
            double turned = angle - cone.from();
            turned -= 2 * Math.PI * Math.floor(turned / (2 * Math.PI));
            if (turned <= cone.to() - cone.from()) {
                return cone.word();
            }
        }
        throw new IllegalStateException("The cones of a hull cover every direction");
    }

    /// Corners of the convex hull, counterclockwise (Andrew's monotone chain); of equal points the first.
    private static List<Integer> hull(List<Point> points) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < points.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.<Integer>comparingDouble(i -> points.get(i).x())
                .thenComparingDouble(i -> points.get(i).y())
                .thenComparingInt(i -> i));
        var distinct = new ArrayList<Integer>();
        for (int i : order) {
            if (distinct.isEmpty() || !points.get(distinct.getLast()).equals(points.get(i))) {
                distinct.add(i);
            }
        }
        if (distinct.size() < 3) {
            return distinct;
        }
        var lower = chain(points, distinct);
        var upper = chain(points, distinct.reversed());
        lower.removeLast();
        upper.removeLast();
        lower.addAll(upper);
        return lower;
    }

    private static List<Integer> chain(List<Point> points, List<Integer> order) {
        var chain = new ArrayList<Integer>();
        for (int i : order) {
            while (chain.size() >= 2
                    && !turnsLeft(
                            points.get(chain.get(chain.size() - 2)), points.get(chain.getLast()), points.get(i))) {
                chain.removeLast();
            }
            chain.add(i);
        }
        return chain;
    }

    private static boolean turnsLeft(Point a, Point b, Point c) {
        return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()) > 0;
    }
}
