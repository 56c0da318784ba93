package org.spinoscope.figure.layout;

import java.util.ArrayList;
import java.util.List;
import org.spinoscope.figure.Values;

/// The geometry of something painted; x grows to the right, y downwards, in the drawing's units.
public sealed interface Shape {

    /// Whether the place is inside (on the outline counts for rectangles and circles).
    boolean contains(double x, double y);

    /// A rectangle with corners rounded by `radius`.
    record Rect(double x, double y, double width, double height, double radius) implements Shape {

        public Rect(double x, double y, double width, double height) {
            this(x, y, width, height, 0);
        }

        @Override
        public boolean contains(double px, double py) {
            return px >= x && px <= x + width && py >= y && py <= y + height;
        }

        public double right() {
            return x + width;
        }

        public double bottom() {
            return y + height;
        }

        boolean overlaps(Rect other) {
            return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
        }

        Rect grown(double by) {
            return new Rect(x - by, y - by, width + 2 * by, height + 2 * by, radius);
        }
    }

    record Circle(double x, double y, double radius) implements Shape {

        @Override
        public boolean contains(double px, double py) {
            return Math.hypot(px - x, py - y) <= radius;
        }
    }

    /// Straight pieces through corner points, in one or more parts.
    record Outline(List<Part> parts) implements Shape {

        /// One connected piece; `closed` joins its end to its beginning.
        public record Part(Values x, Values y, boolean closed) {}

        public Outline {
            parts = List.copyOf(parts);
        }

        /// One open piece through `x0, y0, x1, y1, …`.
        public static Outline open(double... xy) {
            return new Outline(List.of(part(false, xy)));
        }

        /// One closed piece through `x0, y0, x1, y1, …`.
        public static Outline closed(double... xy) {
            return new Outline(List.of(part(true, xy)));
        }

        static Part part(boolean closed, double... xy) {
            var x = new double[xy.length / 2];
            var y = new double[xy.length / 2];
            for (var i = 0; i < x.length; i++) {
                x[i] = xy[2 * i];
                y[i] = xy[2 * i + 1];
            }
            return new Part(Values.of(x), Values.of(y), closed);
        }

        /// Even-odd over all parts, each taken as closed.
        @Override
        public boolean contains(double px, double py) {
            var inside = false;
            for (var part : parts) {
                var n = part.x.size();
                for (int i = 0, j = n - 1; i < n; j = i++) {
                    var yi = part.y.get(i);
                    var yj = part.y.get(j);
                    if (yi > py != yj > py
                            && px < (part.x.get(j) - part.x.get(i)) * (py - yi) / (yj - yi) + part.x.get(i)) {
                        inside = !inside;
                    }
                }
            }
            return inside;
        }

        /// Gathers points into parts, starting a new one where a number is missing.
        static final class Builder {
            private final List<Part> parts = new ArrayList<>();
            private double[] xs = new double[64];
            private double[] ys = new double[64];
            private int count;

            void to(double x, double y) {
                if (!Double.isFinite(x) || !Double.isFinite(y)) {
                    end(false);
                    return;
                }
                if (count == xs.length) {
                    xs = java.util.Arrays.copyOf(xs, 2 * count);
                    ys = java.util.Arrays.copyOf(ys, 2 * count);
                }
                xs[count] = x;
                ys[count++] = y;
            }

            void end(boolean closed) {
                if (count > 1) {
                    parts.add(new Part(
                            Values.of(java.util.Arrays.copyOf(xs, count)),
                            Values.of(java.util.Arrays.copyOf(ys, count)),
                            closed));
                }
                count = 0;
            }

            Outline build(boolean closed) {
                end(closed);
                return new Outline(parts);
            }
        }
    }
}
