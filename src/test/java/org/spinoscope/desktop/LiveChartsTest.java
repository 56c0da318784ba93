package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.desktop.shell.Later;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.write.CsvWriter;

/// The tools of the live charts, clicked in the window: each view's chart answers to all of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveChartsTest {

    private static final String CHARTS = """
            spin, #spin-series
            spin, #spin-histogram
            temperature, #temperature-entropy
            temperature, #temperature-top1
            temperature, #temperature-response
            ablation, #ablation-progress
            """;

    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord record) {
            complaints.add(record.getMessage());
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private final Logger css = Logger.getLogger("javafx.css");

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @BeforeAll
    void fill() throws Exception {
        css.addHandler(listening);
        Headless.does(() -> window.bench().stage.setWidth(1200));
        window.settle();
        Headless.does(() -> {
            window.dock().show("spin");
            for (int i = 0; i < 40; i++) {
                window.bench().commands.get("spin.step").run();
            }
            window.dock().show("temperature");
            window.dock().show("ablation");
        });
        window.settle();
    }

    @AfterAll
    void close() throws Exception {
        css.removeHandler(listening);
    }

    @ParameterizedTest
    @CsvSource(textBlock = CHARTS)
    void zoomCrosshairMeasureAndExportAreClicked(String view, String id) throws Exception {
        show(view, id);
        click(id, ".chart-zoom");
        drag(id, 0.25, 0.25, 0.75, 0.75);
        frames();
        var zoomed = seen(id);
        assertThat(zoomed.x().min()).isNotNaN().isLessThan(zoomed.x().max());
        assertThat(zoomed.y().min()).isNotNaN();

        click(id, ".chart-crosshair");
        Headless.does(() -> mouse(id, MouseEvent.MOUSE_MOVED, 0.5, 0.5));
        assertThat(Headless.on(() -> ((Text) window.node(id).lookup(".chart-crosshair-label")).getText()))
                .contains(" = ");
        click(id, ".chart-crosshair");

        click(id, ".chart-measure");
        drag(id, 0.3, 0.1, 0.6, 0.2);
        assertThat(Headless.on(() -> ((Labeled) window.node(id).lookup("#chart-measured")).getText()))
                .startsWith("Δx = ");

        click(id, ".chart-figure");
        assertThat(Headless.on(() -> window.bench().stage.getScene().lookup("#export-dialog")))
                .isNotNull();
        Headless.does(() -> window.bench().modalPane.hide());
        click(id, ".chart-everything");
        frames();
        var whole = seen(id);
        assertThat(Double.isNaN(whole.x().min()) || whole.x().min() < zoomed.x().min())
                .isTrue();
        assertThat(new CsvWriter().text(zoomed)).isEqualTo(new CsvWriter().text(whole));
    }

    @Test
    void theTemperatureCursorMovesTheTemperatureAndTheAxesAreLinked() throws Exception {
        show("temperature", "#temperature-entropy");
        var hold = window.node("#temperature-entropy").lookup(".chart-cursor-hold");
        Headless.does(() -> {
            var canvas = window.node("#temperature-entropy").lookup(".chart-canvas");
            var to = hold.sceneToLocal(canvas.localToScene(
                    canvas.getLayoutBounds().getWidth() / 2,
                    canvas.getLayoutBounds().getHeight() / 2));
            for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_DRAGGED, MouseEvent.MOUSE_RELEASED)) {
                Event.fireEvent(hold, InputEvents.mouse(hold, type, to, MouseButton.PRIMARY, 1));
            }
        });
        assertThat(window.bench().selection.now().temperature()).isCloseTo(1.3, within(0.15));
        drag("#temperature-entropy", 0.2, 0.2, 0.4, 0.4);
        frames();
        assertThat(seen("#temperature-response").x().max())
                .isEqualTo(seen("#temperature-entropy").x().max());
        click("#temperature-entropy", ".chart-everything");
    }

    @Test
    void theLogHasNoComplaintOfStylesInEitherTheme() throws Exception {
        for (var theme : List.of("dark", "light")) {
            Headless.does(() -> window.bench().windowTheme.choose(theme));
            for (var line : CHARTS.strip().split("\n", -1)) {
                var parts = line.split(",", -1);
                show(parts[0].strip(), parts[1].strip());
                frames();
            }
        }
        assertThat(complaints).isEmpty();
    }

    private void show(String view, String id) throws Exception {
        Headless.does(() -> {
            window.dock().show(view);
            Later.buildAll(window.bench().stage.getScene().getRoot()); // which frames would do one after another
            for (Node node = window.node(id); node != null; node = node.getParent()) {
                var content = node;
                window.bench().stage.getScene().getRoot().lookupAll(".tab-pane").stream()
                        .filter(javafx.scene.control.TabPane.class::isInstance)
                        .map(javafx.scene.control.TabPane.class::cast)
                        .forEach(pane -> pane.getTabs().stream()
                                .filter(tab -> content.equals(tab.getContent()))
                                .forEach(pane.getSelectionModel()::select));
            }
        });
        frames();
    }

    private void click(String id, String button) throws Exception {
        Headless.does(() -> ((ButtonBase) window.node(id).lookup(button)).fire());
    }

    private void drag(String id, double fromX, double fromY, double toX, double toY) throws Exception {
        Headless.does(() -> {
            mouse(id, MouseEvent.MOUSE_PRESSED, fromX, fromY);
            mouse(id, MouseEvent.MOUSE_DRAGGED, (fromX + toX) / 2, (fromY + toY) / 2);
            mouse(id, MouseEvent.MOUSE_DRAGGED, toX, toY);
            mouse(id, MouseEvent.MOUSE_RELEASED, toX, toY);
        });
    }

    private void mouse(String id, EventType<MouseEvent> type, double right, double down) {
        var canvas = window.node(id).lookup(".chart-canvas");
        var size = canvas.getLayoutBounds();
        var button = type.equals(MouseEvent.MOUSE_MOVED) ? MouseButton.NONE : MouseButton.PRIMARY;
        Event.fireEvent(
                canvas,
                InputEvents.mouse(
                        canvas, type, new Point2D(size.getWidth() * right, size.getHeight() * down), button, 1));
    }

    private Plot seen(String id) throws Exception {
        return (Plot) Headless.on(() -> {
            var node = window.node(id);
            var source = node instanceof FigureSource own ? own : (FigureSource) node.lookup(".live-chart");
            return source.seen().orElseThrow().figure();
        });
    }

    private static void frames() throws Exception {
        for (int i = 0; i < 4; i++) {
            Thread.sleep(30);
            Headless.does(javafx.application.Platform::requestNextPulse);
        }
    }
}
