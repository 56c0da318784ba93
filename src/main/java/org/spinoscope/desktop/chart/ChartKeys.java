package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.XYChart;
import io.fair_acc.chartfx.plugins.Zoomer;
import java.util.function.Supplier;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Keys and pointer of a chart: + and − look closer and farther, arrows move, with Shift the cursor, Home shows
/// everything,
/// Z, P and M choose what dragging does, X shows the values, E sends it out as a figure.
final class ChartKeys {

    private static final double STEP = 0.1;
    private static final double CURSOR_STEP = 0.01;

    private ChartKeys() {}

    /// Makes ChartFX's zoom answer to its own chart alone, and to the chosen tool.
    static void filter(Zoomer zoomer, XYChart chart, Supplier<ChartTool> tool) {
        zoomer.setSliderVisible(false);
        zoomer.setAddButtonsToToolBar(false);
        zoomer.setZoomInMouseFilter(e -> tool.get() == ChartTool.ZOOM && primary(e) && inside(chart, e));
        zoomer.setPanMouseFilter(e ->
                (tool.get() == ChartTool.PAN && primary(e) || e.getButton() == MouseButton.MIDDLE) && inside(chart, e));
        zoomer.setZoomOutMouseFilter(e -> false);
        zoomer.setZoomOriginMouseFilter(e -> false);
        zoomer.setZoomScrollFilter(e -> ChartEvents.on(chart, e) && within(chart, e.getSceneX(), e.getSceneY()));
    }

    static void install(LiveChart pane, XYChart chart) {
        chart.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> pane.requestFocus());
        chart.addEventFilter(MouseEvent.MOUSE_MOVED, e -> {
            var place = chart.getCanvas().sceneToLocal(e.getSceneX(), e.getSceneY());
            pane.pointer().move(within(chart, e.getSceneX(), e.getSceneY()) ? place : null);
        });
        chart.addEventFilter(MouseEvent.MOUSE_EXITED, e -> pane.pointer().move(null));
        chart.addEventFilter(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.getButton() == MouseButton.PRIMARY && e.getClickCount() == 2) {
                pane.showEverything();
            }
        });
        // The plugins listen on the scene as well: what was answered here must not be answered twice.
        pane.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        pane.addEventHandler(ScrollEvent.SCROLL, ScrollEvent::consume);
        pane.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (!e.isShortcutDown() && !e.isAltDown() && press(pane, e)) {
                e.consume();
            }
        });
    }

    private static boolean press(LiveChart pane, KeyEvent e) {
        switch (e.getCode()) {
            case PLUS, ADD, EQUALS -> pane.viewport().move(0.8, 0, 0);
            case MINUS, SUBTRACT -> pane.viewport().move(1.25, 0, 0);
            case LEFT -> sideways(pane, e, -1);
            case RIGHT -> sideways(pane, e, 1);
            case UP -> pane.viewport().move(1, 0, STEP);
            case DOWN -> pane.viewport().move(1, 0, -STEP);
            case HOME -> pane.showEverything();
            case Z -> pane.tool().set(ChartTool.ZOOM);
            case P -> pane.tool().set(ChartTool.PAN);
            case M -> pane.tool().set(ChartTool.MEASURE);
            case X -> pane.crosshair().set(!pane.crosshair().get());
            case E -> pane.asFigure();
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void sideways(LiveChart pane, KeyEvent e, int way) {
        if (e.isShiftDown()) {
            pane.moveCursor(way * CURSOR_STEP);
        } else {
            pane.viewport().move(1, way * STEP, 0);
        }
    }

    private static boolean primary(MouseEvent e) {
        return e.getButton() == MouseButton.PRIMARY;
    }

    private static boolean inside(XYChart chart, MouseEvent e) {
        return ChartEvents.on(chart, e) && within(chart, e.getSceneX(), e.getSceneY());
    }

    private static boolean within(XYChart chart, double sceneX, double sceneY) {
        return chart.getCanvas().getBoundsInLocal().contains(chart.getCanvas().sceneToLocal(sceneX, sceneY));
    }
}
