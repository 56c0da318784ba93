package org.spinoscope.desktop.chart;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;

/// Which series the pointer is at.
final class ChartPointer {

    /// How near the pointer must be to a series, px.
    private static final double NEAR = 10;

    private final NumberAxis x;
    private final NumberAxis y;
    private final ReadOnlyObjectWrapper<@Nullable Series> pointed = new ReadOnlyObjectWrapper<>();
    private List<Series> series = List.of();

    ChartPointer(NumberAxis x, NumberAxis y) {
        this.x = x;
        this.y = y;
    }

    void among(List<Series> shown) {
        series = shown;
        pointed.set(null);
    }

    /// The series the pointer is at; null for none.
    ReadOnlyObjectProperty<@Nullable Series> pointed() {
        return pointed.getReadOnlyProperty();
    }

    /// @param place of the pointer in the plot, px; null if it is elsewhere
    void move(@Nullable Point2D place) {
        pointed.set(place == null ? null : nearest(place).orElse(null));
    }

    /// The datum nearest to a point, in numbers of the axes; the point itself if none is near.
    Point2D snapped(Point2D at) {
        return nearest(new Point2D(x.getDisplayPosition(at.getX()), y.getDisplayPosition(at.getY())))
                .map(near -> new Point2D(at.getX(), near.between(at.getX())))
                .orElse(at);
    }

    private Optional<Series> nearest(Point2D place) {
        double at = x.getValueForDisplay(place.getX());
        double best = NEAR;
        Series nearest = null;
        for (var one : series) {
            double value = one.kind() == Series.Kind.LINE ? one.between(at) : Double.NaN;
            double distance = Math.abs(y.getDisplayPosition(value) - place.getY());
            if (distance < best) {
                best = distance;
                nearest = one;
            }
        }
        return Optional.ofNullable(nearest);
    }
}
