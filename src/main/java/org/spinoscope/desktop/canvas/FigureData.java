package org.spinoscope.desktop.canvas;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.context.DataObject;
import org.spinoscope.desktop.context.DataSource;
import org.spinoscope.desktop.context.Subject;
import org.spinoscope.figure.layout.HitRegion;
import org.spinoscope.figure.write.CsvWriter;

/// What a figure's context menu is about: the mark under the pointer, or the selected one, and the figure around it.
///
/// @param canvas shows the figure
public record FigureData(FigureCanvas canvas, FigureContext kit) implements DataSource {

    @Override
    public Optional<DataObject> at(Node target, Point2D place) {
        return object(canvas.marks().hit(place.getX(), place.getY()));
    }

    @Override
    public Optional<DataObject> selected(List<String> keys) {
        return object(keys.stream()
                .flatMap(key -> canvas.placeOf(key).stream())
                .findFirst()
                .flatMap(place -> canvas.marks().hit(place.getX(), place.getY()))
                .or(canvas.marks()::lastHit));
    }

    private Optional<DataObject> object(Optional<HitRegion> hit) {
        if (canvas.seen().isEmpty()) {
            return Optional.empty();
        }
        var key = hit.map(HitRegion::key).orElse("");
        var object = DataObject.of(
                key.isEmpty() ? new Subject.None() : new Subject.Keyed(key),
                hit.map(HitRegion::label).orElse(""),
                () -> canvas.seen()
                        .map(seen -> new CsvWriter().text(seen.figure()))
                        .orElse(""));
        if (!key.isEmpty()) {
            object = object.selecting(() -> canvas.marks().pick(key));
        }
        return Optional.of(of(canvas, kit, object)
                .with(item(
                        "Pin to compare",
                        canvas.pin().isPresent(),
                        () -> canvas.pin().ifPresent(Runnable::run)))
                .with(item("Show everything", canvas.isZoomed(), canvas::resetZoom)));
    }

    /// Adds what can be done with any figure.
    private static DataObject of(FigureSource source, FigureContext kit, DataObject object) {
        return object.with(Command.of(
                                "context.copy",
                                "",
                                "Copy figure",
                                "",
                                () -> source.seen().ifPresent(kit.copy()))
                        .newGroup())
                .with(Command.of(
                        "context.export",
                        "",
                        "Export figure…",
                        "",
                        () -> kit.export().accept(source)));
    }

    /// The data source of what shows a figure without marks to point at, such as a sphere.
    ///
    /// @param further more commands of the view
    public static DataSource plain(FigureSource source, FigureContext kit, List<Command> further) {
        return DataSource.everywhere(() -> source.seen().map(seen -> {
            var object = of(
                    source,
                    kit,
                    DataObject.of(
                            new Subject.None(),
                            "",
                            () -> source.seen()
                                    .map(s -> new CsvWriter().text(s.figure()))
                                    .orElse("")));
            for (var command : further) {
                object = object.with(command);
            }
            return object;
        }));
    }

    private static Command item(String name, boolean available, Runnable action) {
        return Command.of("context." + name, "", name, "", action).when(new SimpleBooleanProperty(available));
    }
}
