package org.spinoscope.figure.layout;

import java.util.List;
import java.util.Optional;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.Provenance;

/// A figure as laid out: what every screen and file format paints alike, in this order.
///
/// @param title plain text
/// @param description plain text for those who cannot see it
/// @param areas the frames, in reading order
/// @param hovers later ones lie above earlier ones
public record Drawing(
        Size size,
        Colour background,
        List<Item> items,
        List<PlotArea> areas,
        List<HitRegion> hovers,
        String title,
        String description,
        Provenance provenance) {

    public Drawing {
        items = List.copyOf(items);
        areas = List.copyOf(areas);
        hovers = List.copyOf(hovers);
    }

    /// The same to look at, with nothing to point at or to measure.
    public Drawing withoutTooltips() {
        return new Drawing(size, background, items, List.of(), List.of(), title, "", provenance);
    }

    /// The same to look at, with this title and description for those who cannot see it.
    public Drawing named(String newTitle, String newDescription) {
        return new Drawing(size, background, items, areas, hovers, newTitle, newDescription, provenance);
    }

    /// What the pointer at (x, y) means: the nearest circle around it, else the topmost other shape.
    public Optional<HitRegion> hoverAt(double x, double y) {
        var nearest = Double.POSITIVE_INFINITY;
        Optional<HitRegion> found = Optional.empty();
        for (var hitRegion : hovers) {
            if (!hitRegion.shape().contains(x, y)) {
                continue;
            }
            var distance = hitRegion.shape() instanceof Shape.Circle circle
                    ? Math.hypot(circle.x() - x, circle.y() - y)
                    : Double.MAX_VALUE;
            if (distance <= nearest) {
                nearest = distance;
                found = Optional.of(hitRegion);
            }
        }
        return found;
    }

    /// The frame at (x, y), if there is one.
    public Optional<PlotArea> areaAt(double x, double y) {
        return areas.stream().filter(area -> area.frame().contains(x, y)).findFirst();
    }
}
