package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.plugins.ChartPlugin;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.NumberFormats;

/// Measures between two points: pressed at one, released at the other. Both stay at their numbers when the view moves.
final class MeasureTool extends ChartPlugin {

    private final BooleanSupplier wanted;
    private final UnaryOperator<Point2D> snap;
    private final Line line = new Line();
    private final Circle start = new Circle(3.5);
    private final Circle end = new Circle(3.5);
    private final Label label = new Label();
    private @Nullable Point2D from;
    private @Nullable Point2D to;
    private boolean dragging;

    /// @param snap the nearest datum to a point, in numbers of the axes; the point itself if none is near
    MeasureTool(BooleanSupplier wanted, UnaryOperator<Point2D> snap) {
        this.wanted = wanted;
        this.snap = snap;
        line.getStyleClass().add("measure-line");
        start.getStyleClass().add("measure-end");
        end.getStyleClass().add("measure-end");
        label.getStyleClass().add("measure-label");
        label.setId("chart-measured");
        for (var node : new javafx.scene.Node[] {line, start, end, label}) {
            node.setManaged(false);
            node.setMouseTransparent(true);
        }
        registerInputEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        registerInputEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        registerInputEventHandler(MouseEvent.MOUSE_RELEASED, e -> dragging = false);
    }

    private void press(MouseEvent e) {
        if (wanted.getAsBoolean()
                && e.getButton() == MouseButton.PRIMARY
                && ChartEvents.on(getChart(), e)
                && isMouseEventWithinCanvas(e)) {
            dragging = true;
            var here = snap.apply(numbers(e));
            measure(here, here);
            e.consume();
        }
    }

    private void drag(MouseEvent e) {
        if (dragging && from != null) {
            measure(from, snap.apply(numbers(e)));
            e.consume();
        }
    }

    private Point2D numbers(MouseEvent e) {
        var place = getLocationInPlotArea(e);
        var at = toDataPoint(getChart().getFirstAxis(javafx.geometry.Orientation.VERTICAL), place);
        return new Point2D(at.getXValue().doubleValue(), at.getYValue().doubleValue());
    }

    /// Measures from one point to another, in numbers of the axes.
    void measure(Point2D first, Point2D second) {
        from = first;
        to = second;
        if (getChartChildren().isEmpty()) {
            getChartChildren().addAll(line, start, end, label);
        }
        runPostLayout();
    }

    void clear() {
        from = null;
        to = null;
        getChartChildren().clear();
    }

    /// What was measured; empty if nothing was.
    String text() {
        return from == null ? "" : label.getText();
    }

    @Override
    public void runPostLayout() {
        if (from == null || to == null || getChart() == null) {
            return;
        }
        var y = getChart().getFirstAxis(javafx.geometry.Orientation.VERTICAL);
        var a = toDisplayPoint(y, from.getX(), from.getY());
        var b = toDisplayPoint(y, to.getX(), to.getY());
        line.setStartX(a.getX());
        line.setStartY(a.getY());
        line.setEndX(b.getX());
        line.setEndY(b.getY());
        start.setCenterX(a.getX());
        start.setCenterY(a.getY());
        end.setCenterX(b.getX());
        end.setCenterY(b.getY());
        label.setText(says(to.getX() - from.getX(), to.getY() - from.getY()));
        double width = label.prefWidth(-1);
        double height = label.prefHeight(-1);
        var area = getChart().getCanvas().getBoundsInLocal();
        label.resizeRelocate(
                Math.clamp((a.getX() + b.getX() - width) / 2, 0, Math.max(0, area.getWidth() - width)),
                Math.clamp(Math.min(a.getY(), b.getY()) - height - 8, 0, Math.max(0, area.getHeight() - height)),
                width,
                height);
    }

    private static String says(double dx, double dy) {
        return String.format(Locale.ROOT, "Δx = %s   Δy = %s", NumberFormats.brief(dx), NumberFormats.brief(dy))
                + (dx == 0 ? "" : String.format(Locale.ROOT, "   slope %s", NumberFormats.brief(dy / dx)));
    }
}
