package org.spinoscope.desktop.canvas;

import java.util.Optional;
import java.util.function.BiFunction;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.layout.PlotArea;

/// The visible part of a figure: the wheel zooms, dragging moves.
final class ZoomGestures {

    private final Region target;
    private final BiFunction<Double, Double, Optional<PlotArea>> areas;
    private final Runnable changed;
    private @Nullable Zoom zoom;
    private double dragX;
    private double dragY;
    private @Nullable PlotArea dragged;

    /// @param areas the plot at a place of the target (px) that can be zoomed
    /// @param changed runs after each gesture
    ZoomGestures(Region target, BiFunction<Double, Double, Optional<PlotArea>> areas, Runnable changed) {
        this.target = target;
        this.areas = areas;
        this.changed = changed;
    }

    boolean active() {
        return zoom != null;
    }

    void forget() {
        zoom = null;
    }

    /// The figure with the limits of its visible part.
    Figure applied(Figure figure) {
        return zoom == null ? figure : zoom.applied(figure);
    }

    void listen() {
        target.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            dragX = e.getX();
            dragY = e.getY();
            dragged = areas.apply(dragX, dragY).orElse(null);
        });
        target.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        target.addEventHandler(
                ScrollEvent.SCROLL,
                e -> areas.apply(e.getX(), e.getY()).ifPresent(area -> {
                    zoom = Zoom.about(area, e.getX(), e.getY(), Math.pow(1.0015, -e.getDeltaY()));
                    changed.run();
                    e.consume();
                }));
    }

    private void drag(MouseEvent e) {
        if (dragged != null && e.getButton() == MouseButton.PRIMARY) {
            zoom = Zoom.moved(dragged, e.getX() - dragX, e.getY() - dragY);
            changed.run();
        }
    }
}
