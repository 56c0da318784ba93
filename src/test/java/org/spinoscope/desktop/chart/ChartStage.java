package org.spinoscope.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.spinoscope.desktop.Headless;
import org.spinoscope.desktop.canvas.CanvasFonts;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.shell.WindowTheme;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;

/// A window with one chart: a sine over ten units of time and the level 0.5.
final class ChartStage {

    final List<FigureSnapshot> exported = new ArrayList<>();
    final SimpleObjectProperty<FigureTheme> theme = new SimpleObjectProperty<>(FigureTheme.LIGHT);
    final RingBuffer numbers = new RingBuffer(500);
    final StackPane root = new StackPane();
    final Stage stage = new Stage();
    final LiveChart chart;

    ChartStage() {
        IntStream.rangeClosed(0, 400).forEach(i -> numbers.add(i / 40.0, Math.sin(i / 40.0)));
        chart = sine();
        root.getChildren().add(chart);
        var scene = new Scene(root, 560, 400);
        var theme = new WindowTheme();
        theme.choose("light");
        theme.attach(scene);
        root.getStyleClass().add("view-root");
        stage.setScene(scene);
        stage.show();
    }

    LiveChart sine() {
        var kit = new FigureContext(
                new FigureLayout(),
                new CanvasFonts(Map.of()),
                Runnable::run,
                Runnable::run,
                theme,
                () -> false,
                source -> source.seen().ifPresent(exported::add),
                exported::add,
                pinned -> {});
        var made = new LiveChart(
                kit,
                "A sine",
                Axis.linear("time /{t}"),
                Axis.linear("/{S}·/{n}").limits(-1.05, 1.05));
        made.show(List.of(
                Series.line("sine", LineStyle.SOLID, Ink.series(0), numbers),
                Series.level(
                        "theory", LineStyle.DASHED, Ink.Role.ACCENT, FixedData.of(new double[] {0}, new double[] {0.5
                        }))));
        return made;
    }

    static void start() throws Exception {
        Headless.start();
    }

    static <T> T on(Callable<T> work) throws Exception {
        return Headless.on(work);
    }

    static void does(Runnable work) throws Exception {
        Headless.does(work);
    }

    /// Waits for some frames, so that what was asked for is laid out and drawn.
    static void frames() throws Exception {
        for (int i = 0; i < 4; i++) {
            TimeUnit.MILLISECONDS.sleep(40);
            does(Platform::requestNextPulse);
        }
    }

    Node canvas() {
        return chart.lookup(".chart-canvas");
    }

    /// A place in the plot, by shares of its width and height from the upper left.
    Point2D place(double right, double down) {
        var bounds = canvas().getLayoutBounds();
        return new Point2D(bounds.getWidth() * right, bounds.getHeight() * down);
    }

    void mouse(javafx.event.EventType<MouseEvent> type, Point2D at, int clicks) {
        Event.fireEvent(canvas(), event(canvas(), type, at, clicks));
    }

    MouseEvent event(Node target, javafx.event.EventType<MouseEvent> type, Point2D at, int clicks) {
        var scene = target.localToScene(at);
        boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
        var button = type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
        return new MouseEvent(
                type,
                scene.getX(),
                scene.getY(),
                scene.getX(),
                scene.getY(),
                button,
                clicks,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                new PickResult(target, scene.getX(), scene.getY()));
    }

    void drag(Point2D from, Point2D to) {
        mouse(MouseEvent.MOUSE_PRESSED, from, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, from.midpoint(to), 1);
        mouse(MouseEvent.MOUSE_DRAGGED, to, 1);
        mouse(MouseEvent.MOUSE_RELEASED, to, 1);
    }

    void wheel(Node target, Point2D at, double delta) {
        var scene = target.localToScene(at);
        Event.fireEvent(
                target,
                new ScrollEvent(
                        ScrollEvent.SCROLL,
                        scene.getX(),
                        scene.getY(),
                        scene.getX(),
                        scene.getY(),
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        0,
                        delta,
                        0,
                        delta,
                        ScrollEvent.HorizontalTextScrollUnits.NONE,
                        0,
                        ScrollEvent.VerticalTextScrollUnits.NONE,
                        0,
                        0,
                        new PickResult(target, scene.getX(), scene.getY())));
    }
}
