package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.plugins.ChartPlugin;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.spinoscope.figure.Markup;

/// Says beside the pointer which series it is at.
final class PointedLabel extends ChartPlugin {

    private static final double AWAY = 12;

    private final Label label = new Label();
    private Point2D pointer = Point2D.ZERO;

    PointedLabel(ObservableValue<@Nullable Series> pointed) {
        label.getStyleClass().add("chart-pointed");
        label.setManaged(false);
        label.setMouseTransparent(true);
        registerInputEventHandler(MouseEvent.MOUSE_MOVED, e -> {
            pointer = getChart().getCanvas().sceneToLocal(e.getSceneX(), e.getSceneY());
            place();
        });
        pointed.addListener((o, was, is) -> show(is));
    }

    private void show(@Nullable Series series) {
        if (series == null || series.called().isEmpty()) {
            getChartChildren().clear();
            return;
        }
        label.setText(Markup.plain(series.called()));
        getChartChildren().setAll(label);
        label.applyCss();
        place();
    }

    private void place() {
        if (getChartChildren().isEmpty()) {
            return;
        }
        var canvas = getChart().getCanvas();
        double width = Math.min(label.prefWidth(-1), canvas.getWidth());
        double height = label.prefHeight(-1);
        label.resizeRelocate(
                Math.clamp(pointer.getX() + AWAY, 0, Math.max(0, canvas.getWidth() - width)),
                Math.clamp(pointer.getY() - AWAY - height, 0, Math.max(0, canvas.getHeight() - height)),
                width,
                height);
    }
}
