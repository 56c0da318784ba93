package org.spinoscope.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.ReferenceLine;

/// A chart as a user meets it, on JavaFX's platform without a display.
class LiveChartTest {

    private ChartStage window;

    @BeforeEach
    void open() throws Exception {
        ChartStage.start();
        window = ChartStage.on(ChartStage::new);
        ChartStage.frames();
    }

    @AfterEach
    void close() throws Exception {
        ChartStage.does(window.stage::close);
    }

    @Test
    void draggingARectangleLooksCloserAndADoubleClickGoesBack() throws Exception {
        ChartStage.does(() -> window.drag(window.place(0.25, 0.25), window.place(0.5, 0.75)));
        ChartStage.frames();
        var seen = plot();
        assertThat(seen.x().min()).isCloseTo(2.5, within(0.05));
        assertThat(seen.x().max()).isCloseTo(5, within(0.05));
        assertThat(seen.y().max()).isCloseTo(0.525, within(0.02));
        ChartStage.does(() -> window.mouse(MouseEvent.MOUSE_CLICKED, window.place(0.5, 0.5), 2));
        ChartStage.frames();
        assertThat(plot().x().min()).isNaN();
    }

    /// The software pipeline fills what is see-through, too, pixel by pixel and with every drawing.
    @Test
    void nothingSeeThroughIsFilledUnderAChartThatIsDrawnOften() throws Exception {
        var filling = ChartStage.on(() -> {
            var found = new ArrayList<Node>();
            for (Node node = window.canvas(); node != window.root; node = node.getParent()) {
                if (node instanceof Region region
                        && region.getBackground() != null
                        && !region.getBackground().getFills().isEmpty()) {
                    found.add(region);
                }
            }
            return found;
        });
        assertThat(filling).isEmpty();
    }

    @Test
    void theWheelLooksCloserWhereThePointerIs() throws Exception {
        ChartStage.does(() -> window.wheel(window.canvas(), window.place(0.5, 0.5), 40));
        ChartStage.frames();
        var seen = plot();
        assertThat(seen.x().max() - seen.x().min()).isCloseTo(9, within(0.1));
        assertThat((seen.x().max() + seen.x().min()) / 2).isCloseTo(5, within(0.1));
    }

    @Test
    void whatHappensBesideTheChartLeavesItAlone() throws Exception {
        ChartStage.does(() -> {
            window.root.getChildren().remove(window.chart);
            window.root.getChildren().addAll(window.chart, new javafx.scene.layout.Region());
        });
        ChartStage.frames();
        ChartStage.does(() -> window.wheel(window.root.getChildren().get(1), window.place(0.7, 0.7), 40));
        ChartStage.frames();
        assertThat(ChartStage.on(window.chart.viewport()::zoomed)).isFalse();
    }

    @Test
    void aZoomStaysWhileNumbersStreamAndWithoutOneTheChartFollows() throws Exception {
        ChartStage.does(() -> window.chart.viewport().zoom(2, 3, -1, 1));
        stream(10, 20);
        assertThat(plot().x().max()).isEqualTo(3);
        ChartStage.does(window.chart::showEverything);
        ChartStage.frames();
        ChartStage.does(() -> window.drag(window.place(0.5, 0.2), window.place(1, 0.8)));
        ChartStage.frames();
        assertThat(plot().x().max()).isCloseTo(20, within(0.2));
    }

    @Test
    void theCrosshairTellsTheValuesAtItsTime() throws Exception {
        press(".chart-crosshair");
        ChartStage.does(() -> window.mouse(MouseEvent.MOUSE_MOVED, window.place(0.4, 0.4), 0));
        assertThat(ChartStage.on(window.chart::said))
                .startsWith("time t = 4.0")
                .contains("sine  −0.7")
                .contains("theory  0.5");
        press(".chart-crosshair");
        assertThat(ChartStage.on(window.chart::said)).isEmpty();
    }

    @Test
    void measuringSnapsToTheSeriesAndTellsTheDifferences() throws Exception {
        press(".chart-measure");
        double top = (1.05 - Math.sin(2)) / 2.1;
        double bottom = (1.05 - Math.sin(4)) / 2.1;
        ChartStage.does(() -> window.drag(window.place(0.2, top + 0.01), window.place(0.4, bottom - 0.01)));
        ChartStage.frames();
        assertThat(ChartStage.on(window.chart::said))
                .matches("Δx = (2|2\\.0\\d+|1\\.9\\d+)   Δy = −1\\.6\\d+   slope −0\\.8\\d+");
        assertThat(ChartStage.on(window.chart.viewport()::zoomed)).isFalse();
    }

    @Test
    void asAFigureGoesWhatIsSeenWithAllNumbers() throws Exception {
        ChartStage.does(() -> window.chart.viewport().zoom(2, 3, -1, 1));
        press(".chart-figure");
        assertThat(window.exported).hasSize(1);
        var figure = (Plot) window.exported.getFirst().figure();
        assertThat(figure.x().min()).isEqualTo(2);
        assertThat(figure.x().max()).isEqualTo(3);
        assertThat(((Line) figure.marks().getFirst()).x().size()).isEqualTo(401);
    }

    @Test
    void theKeyboardReachesEveryTool() throws Exception {
        key(KeyCode.PLUS);
        assertThat(ChartStage.on(window.chart.viewport()::zoomed)).isTrue();
        key(KeyCode.HOME);
        assertThat(ChartStage.on(window.chart.viewport()::zoomed)).isFalse();
        key(KeyCode.M);
        assertThat(window.chart.tool().get()).isEqualTo(ChartTool.MEASURE);
        key(KeyCode.X);
        assertThat(window.chart.crosshair().get()).isTrue();
        key(KeyCode.E);
        assertThat(window.exported).hasSize(1);
        assertThat(window.chart.getAccessibleText()).contains("A sine", "theory: 0.5");
    }

    @Test
    void aChartThatIsTakenOutOfAnOpenWindowIsCollected() throws Exception {
        var chart = new WeakReference<>(ChartStage.on(() -> used(window)));
        ChartStage.frames();
        ChartStage.does(() -> window.root.getChildren().setAll(window.chart));
        for (int i = 0; i < 100 && chart.get() != null; i++) {
            ChartStage.frames();
            System.gc();
        }
        assertThat(chart.get()).isNull();
    }

    @Test
    void aChartThatWasThereBeforeItsWindowOpenedIsCollected() throws Exception {
        var root = ChartStage.on(javafx.scene.layout.StackPane::new);
        var chart = new WeakReference<>(ChartStage.on(() -> {
            var early = window.sine();
            root.getChildren().add(early);
            var stage = new javafx.stage.Stage();
            stage.setScene(new javafx.scene.Scene(root, 300, 200));
            stage.show();
            return early;
        }));
        ChartStage.frames();
        ChartStage.does(root.getChildren()::clear);
        for (int i = 0; i < 100 && chart.get() != null; i++) {
            ChartStage.frames();
            System.gc();
        }
        assertThat(chart.get()).isNull();
        ChartStage.does(() -> root.getScene().getWindow().hide());
    }

    @Test
    void theSeriesUnderThePointerIsNamedAndDrawnStronger() throws Exception {
        double down = (1.05 - Math.sin(2)) / 2.1;
        ChartStage.does(() -> window.mouse(MouseEvent.MOUSE_MOVED, window.place(0.2, down), 0));
        ChartStage.frames();
        assertThat(ChartStage.on(() -> ((Labeled) window.chart.lookup(".chart-pointed")).getText()))
                .isEqualTo("sine");
        ChartStage.does(() -> window.mouse(MouseEvent.MOUSE_MOVED, window.place(0.2, 0.95), 0));
        assertThat(ChartStage.on(() -> window.chart.lookup(".chart-pointed"))).isNull();
    }

    @Test
    void theCursorIsDraggedMovedByKeysAndGoesIntoTheFigure() throws Exception {
        var at = ChartStage.on(() -> window.chart.cursor(2, "/{T}"));
        ChartStage.frames();
        var hold = window.chart.lookup(".chart-cursor-hold");
        ChartStage.does(() -> {
            var place = window.place(0.5, 0.5);
            Event.fireEvent(hold, window.event(hold, MouseEvent.MOUSE_PRESSED, place, 1));
            Event.fireEvent(hold, window.event(hold, MouseEvent.MOUSE_DRAGGED, place, 1));
        });
        assertThat(at.get()).isCloseTo(5, within(0.1));
        assertThat(ChartStage.on(window.chart.viewport()::zoomed)).isFalse();
        double before = at.get();
        ChartStage.does(() -> Event.fireEvent(
                window.chart, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, true, false, false, false)));
        assertThat(at.get() - before).isCloseTo(0.1, within(1e-6));
        assertThat(((ReferenceLine) plot().marks().getLast()).at()).isEqualTo(at.get());
    }

    @Test
    void linkedChartsSeeTheSameRangeOfX() throws Exception {
        var other = ChartStage.on(window::sine);
        ChartStage.does(() -> {
            LiveChart.linkX(java.util.List.of(window.chart, other));
            window.chart.viewport().zoom(2, 3, -1, 1);
        });
        assertThat(((Plot) other.seen().orElseThrow().figure()).x().min()).isEqualTo(2);
        assertThat(((Plot) other.seen().orElseThrow().figure()).y().min()).isEqualTo(-1.05);
        ChartStage.does(other::showEverything);
        assertThat(plot().x().min()).isNaN();
    }

    /// Another chart in place of the window's own, with every tool in use.
    private static LiveChart used(ChartStage window) {
        var chart = window.sine();
        window.root.getChildren().setAll(chart);
        window.root.applyCss();
        window.root.layout();
        var canvas = chart.lookup(".chart-canvas");
        chart.crosshair().set(true);
        Event.fireEvent(canvas, window.event(canvas, MouseEvent.MOUSE_MOVED, new Point2D(100, 100), 0));
        return chart;
    }

    private void stream(int from, int to) throws Exception {
        ChartStage.does(() -> {
            for (int i = from * 10; i <= to * 10; i++) {
                window.numbers.add(i / 10.0, Math.cos(i / 10.0));
            }
            window.chart.refresh();
        });
        ChartStage.frames();
    }

    private Plot plot() throws Exception {
        return (Plot) ChartStage.on(() -> window.chart.seen().orElseThrow().figure());
    }

    private void press(String selector) throws Exception {
        ChartStage.does(() -> ((ButtonBase) node(selector)).fire());
    }

    private Node node(String selector) {
        return window.chart.lookupAll(selector).stream()
                .filter(ButtonBase.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private void key(KeyCode code) throws Exception {
        ChartStage.does(() -> Event.fireEvent(
                window.chart, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
        ChartStage.frames();
    }
}
