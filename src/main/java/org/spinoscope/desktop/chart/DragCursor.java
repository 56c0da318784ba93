package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.plugins.ChartPlugin;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.ReferenceLine;

/// A vertical line at a value of the x axis that can be dragged. Moving it does not redraw the chart, as moving
/// ChartFX's own indicator would.
final class DragCursor extends ChartPlugin {

    /// How near the pointer must be to take hold of it, px.
    private static final double REACH = 14;

    private final NumberAxis axis;
    private final String name;
    private final Line line = new Line();
    private final Line hold = new Line();
    private final DoubleProperty value;

    /// @param name what it is called in a figure, with markup; empty to leave it out there
    DragCursor(NumberAxis axis, double at, String name) {
        this.axis = axis;
        this.name = name;
        value = new SimpleDoubleProperty(at);
        value.addListener(o -> place());
        line.getStyleClass().add("chart-cursor");
        line.setMouseTransparent(true);
        hold.getStyleClass().add("chart-cursor-hold");
        hold.setStroke(Color.TRANSPARENT);
        hold.setOpacity(0); // then it is not drawn at all, and still takes the pointer
        hold.setStrokeWidth(REACH);
        hold.setCursor(Cursor.H_RESIZE);
        hold.addEventHandler(MouseEvent.MOUSE_PRESSED, MouseEvent::consume);
        hold.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        line.setManaged(false);
        hold.setManaged(false);
        getChartChildren().addAll(line, hold);
    }

    /// A figure with this cursor as a dashed line.
    Plot on(Plot plot) {
        return name.isEmpty()
                ? plot
                : plot.add(ReferenceLine.atX(value.get(), name).as(LineStyle.DASHED, Ink.Role.FOREGROUND));
    }

    DoubleProperty value() {
        return value;
    }

    private void drag(MouseEvent e) {
        double at = axis.getValueForDisplay(getChart()
                .getCanvas()
                .sceneToLocal(e.getSceneX(), e.getSceneY())
                .getX());
        value.set(Math.clamp(at, Math.min(axis.getMin(), axis.getMax()), Math.max(axis.getMin(), axis.getMax())));
        e.consume();
    }

    /// By a share of what is seen.
    void move(double share) {
        value.set(Math.clamp(value.get() + share * (axis.getMax() - axis.getMin()), axis.getMin(), axis.getMax()));
    }

    private void place() {
        if (getChart() == null) {
            return;
        }
        var canvas = getChart().getCanvas();
        double x = Math.floor(axis.getDisplayPosition(value.get())) + 0.5;
        boolean seen = x >= 0 && x <= canvas.getWidth() + 1;
        for (var one : new Line[] {line, hold}) {
            one.setVisible(seen);
            if (seen) {
                one.setStartX(x);
                one.setEndX(x);
                one.setStartY(0);
                one.setEndY(canvas.getHeight());
            }
        }
    }

    @Override
    public void runPostLayout() {
        place();
    }
}
