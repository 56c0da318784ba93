package org.spinoscope.figure.layout;

import java.util.List;
import java.util.Optional;
import org.spinoscope.figure.Colour;

/// One thing in a drawing, painted over those before it.
public sealed interface Item {

    /// A filled and stroked shape; [Colour#NONE] or [Stroke#NONE] leave one out.
    record Painted(Shape shape, Colour fill, Stroke stroke) implements Item {}

    /// A line of text whose baseline starts, centres or ends at (x, y).
    ///
    /// @param angle clockwise about (x, y), in degrees
    /// @param width of all runs together, by the bundled faces' metrics
    record Text(double x, double y, double angle, Anchor anchor, double width, List<Run> runs, Colour colour)
            implements Item {

        public Text {
            runs = List.copyOf(runs);
        }

        /// Where the baseline begins, before turning, relative to x.
        public double offset() {
            return switch (anchor) {
                case START -> 0;
                case MIDDLE -> -width / 2;
                case END -> -width;
            };
        }

        public String string() {
            var all = new StringBuilder();
            runs.forEach(run -> all.append(run.text()));
            return all.toString();
        }
    }

    /// Text in one face and size, at `dx`, `dy` from the line's beginning (`dy` downwards).
    record Run(String text, FontFace fontFace, double size, double dx, double dy, double width) {}

    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// A picture stretched over a rectangle.
    record Image(Shape.Rect place, Raster raster) implements Item {}

    /// Items that belong together, cut off at `clip` if there is one.
    record Group(String name, Optional<Shape.Rect> clip, List<Item> items) implements Item {

        public Group {
            items = List.copyOf(items);
        }
    }
}
