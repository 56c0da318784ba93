package org.spinoscope.desktop.canvas;

import java.util.Optional;
import java.util.function.BiFunction;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.spinoscope.figure.layout.PlotArea;

/// Pointing at places of a plot rather than at its marks: dragging and clicking, in the plot's own numbers.
final class PlaceGestures {

    private PlaceGestures() {}

    /// @param areas the plot at a place of the target (px)
    static void listen(
            Region target,
            BiFunction<Double, Double, Optional<PlotArea>> areas,
            FigureCanvas.PlaceListener dragged,
            FigureCanvas.PlaceListener clicked) {
        target.addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> send(e, areas, dragged));
        target.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.isStillSincePress() && e.getClickCount() == 1) {
                send(e, areas, clicked);
            }
        });
    }

    private static void send(
            MouseEvent e, BiFunction<Double, Double, Optional<PlotArea>> areas, FigureCanvas.PlaceListener listener) {
        if (e.getButton() == MouseButton.PRIMARY) {
            areas.apply(e.getX(), e.getY()).ifPresent(a -> listener.at(a.x().value(e.getX()), a.y().value(e.getY())));
        }
    }
}
