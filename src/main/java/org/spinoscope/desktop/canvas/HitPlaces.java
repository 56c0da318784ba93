package org.spinoscope.desktop.canvas;

import java.util.Optional;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.Shape;

/// Where to point at in a drawing.
final class HitPlaces {

    private HitPlaces() {}

    /// A place (px) that answers with this key; empty if nothing does.
    static Optional<Point2D> of(@Nullable Drawing drawing, String key) {
        return Optional.ofNullable(drawing)
                .flatMap(d -> d.hovers().stream()
                        .filter(region -> region.key().equals(key))
                        .findFirst())
                .map(region -> place(region.shape()));
    }

    private static Point2D place(Shape shape) {
        return switch (shape) {
            case Shape.Rect r -> new Point2D(r.x() + r.width() / 2, r.y() + r.height() / 2);
            case Shape.Circle(var x, var y, var radius) -> new Point2D(x, y);
            case Shape.Outline outline -> {
                var first = outline.parts().getFirst();
                yield new Point2D(first.x().get(0), first.y().get(0));
            }
        };
    }
}
