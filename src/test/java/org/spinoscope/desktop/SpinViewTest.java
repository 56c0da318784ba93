package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.figure.Plot;

/// The spin view as a user meets it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpinViewTest {

    private MainController mainController;

    @BeforeAll
    void open(@TempDir Path temporary) throws Exception {
        mainController = Headless.open(temporary, () -> {});
        Headless.settle(mainController);
    }

    @AfterAll
    void close() throws Exception {
        Headless.close(mainController);
    }

    @BeforeEach
    void spin() throws Exception {
        Headless.does(() -> {
            mainController.bench().modalPane.hide();
            mainController.dock().show("spin");
        });
        Headless.settle(mainController);
        run("spin.reset");
    }

    @AfterEach
    void nothingUnexpectedHappened() throws Exception {
        assertThat(Headless.on(() -> mainController.bench().errorNotifications.defects()))
                .isZero();
    }

    @Test
    void playStepAndResetMoveTheSpin() throws Exception {
        assertThat(readings()).contains("t = 0.00");
        run("spin.step");
        assertThat(readings()).contains("t = 0.02");
        run("spin.play");
        TimeUnit.MILLISECONDS.sleep(400);
        run("spin.play");
        assertThat(readings()).doesNotContain("t = 0.02");
        run("spin.reset");
        assertThat(readings()).contains("t = 0.00");
    }

    @Test
    void theCommandsRestWhileAnotherViewIsInFront() throws Exception {
        Headless.does(() -> mainController.dock().show("heads"));
        assertThat(Headless.on(() -> mainController
                        .bench()
                        .commands
                        .get("spin.play")
                        .enabled()
                        .get()))
                .isFalse();
        Headless.does(() -> mainController.dock().show("spin"));
        assertThat(Headless.on(() -> mainController
                        .bench()
                        .commands
                        .get("spin.play")
                        .enabled()
                        .get()))
                .isTrue();
    }

    @Test
    void theTrailCanBeGoneBackAlong() throws Exception {
        for (int i = 0; i < 10; i++) {
            run("spin.step");
        }
        Headless.does(() -> ((Slider) node("#spin-trail")).setValue(0.5));
        assertThat(readings()).startsWith("back at t = 0.100");
        assertThat(sphere().subtitle()).isEqualTo("/{t} = 0.10");
        run("spin.step");
        assertThat(readings()).startsWith("t = 0.22");
    }

    @Test
    void stepsGoBackAndTheBarOfTimesFollows() throws Exception {
        for (int i = 0; i < 5; i++) {
            run("spin.step");
        }
        run("spin.back");
        run("spin.back");
        assertThat(readings()).startsWith("back at t = 0.060");
        assertThat(sphere().subtitle()).isEqualTo("/{t} = 0.06");
        assertThat(times()).containsExactly("t = 0", "0.06");
        for (int i = 0; i < 9; i++) {
            run("spin.back");
        }
        assertThat(readings()).as("before the start is nothing").startsWith("back at t = 0.000");
    }

    @Test
    void theBurnInIsDiscardedFromAllAveragesAndThePathStays() throws Exception {
        for (int i = 0; i < 20; i++) {
            run("spin.step");
        }
        assertThat(measured()).isPositive();
        run("spin.discard");
        assertThat(measured()).as("nothing is counted yet").isZero();
        run("spin.step");
        assertThat(measured()).as("one step in one bin").isPositive();
        assertThat(readings()).startsWith("t = 0.42");
        run("spin.back");
        assertThat(readings()).startsWith("back at t = 0.400");
    }

    /// The highest bar of the histogram.
    private double measured() throws Exception {
        return Headless.on(() -> {
            var chart = (Plot) ((FigureSource) node("#spin-histogram"))
                    .seen()
                    .orElseThrow()
                    .figure();
            return chart.marks().stream()
                    .filter(mark -> mark.name().equals("measured"))
                    .flatMap(mark -> mark.data().stream())
                    .mapToDouble(datum -> Double.isNaN(datum.value()) ? datum.y() : datum.value())
                    .filter(Double::isFinite)
                    .max()
                    .orElse(0);
        });
    }

    private List<String> times() throws Exception {
        return Headless.on(() -> ((Parent) node("#spin-time-bar"))
                .getChildrenUnmodifiable().stream()
                        .filter(Label.class::isInstance)
                        .map(node -> ((Label) node).getText())
                        .toList());
    }

    @Test
    void theChartStreamsAndItsCursorTakesTheSphereAlong() throws Exception {
        for (int i = 0; i < 10; i++) {
            run("spin.step");
        }
        var alignment = (Plot) Headless.on(
                () -> ((FigureSource) node("#spin-series")).seen().orElseThrow().figure());
        assertThat(alignment.marks()).anySatisfy(mark -> {
            assertThat(mark.name()).isEqualTo("mean so far");
            assertThat(mark.data().getLast().x()).isCloseTo(0.2, within(1e-9));
        });
        Headless.does(() -> drag(node("#spin-series .chart-cursor-hold"), 0.5));
        assertThat(readings()).startsWith("back at t = 0.100");
        assertThat(sphere().subtitle()).isEqualTo("/{t} = 0.10");
    }

    @Test
    void aSecondSpinInAHotterBathTakesAnotherWay() throws Exception {
        Headless.does(() -> {
            node("#spin-second", CheckBox.class).setSelected(true);
            node("#spin-quantity", ChoiceBox.class).getSelectionModel().selectLast();
        });
        for (int i = 0; i < 5; i++) {
            run("spin.step");
        }
        var differing = difference();
        assertThat(differing.marks().getFirst().data().getLast().y()).isNotZero();
        Headless.does(() -> {
            node("#spin-second", CheckBox.class).setSelected(false);
            node("#spin-quantity", ChoiceBox.class).getSelectionModel().selectFirst();
        });
    }

    @Test
    void theChartGoesToTheExportDialogAsAFigure() throws Exception {
        Headless.does(() -> node("#spin-series").lookup(".chart-figure").requestFocus());
        Headless.does(() -> ((ButtonBase) node("#spin-series").lookup(".chart-figure")).fire());
        assertThat(Headless.on(() -> node("#export-dialog"))).isNotNull();
    }

    /// Drags the cursor to a share of the plot's width.
    private void drag(Node cursor, double share) {
        var canvas = node("#spin-series .chart-canvas");
        var to =
                cursor.sceneToLocal(canvas.localToScene(canvas.getLayoutBounds().getWidth() * share, 20));
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_DRAGGED, MouseEvent.MOUSE_RELEASED)) {
            Event.fireEvent(cursor, MainControllerTest.mouse(cursor, type, to, MouseButton.PRIMARY, 1));
        }
    }

    private Plot difference() throws Exception {
        return (Plot) Headless.on(
                () -> ((FigureSource) node("#spin-series")).seen().orElseThrow().figure());
    }

    private <T> T node(String selector, Class<T> type) {
        return type.cast(node(selector));
    }

    @Test
    void draggingAndKeysTurnWhatIsExported() throws Exception {
        var before = sphere();
        Headless.does(() -> {
            var node = node("#spin-sphere");
            var from = new Point2D(80, 80);
            Event.fireEvent(
                    node, MainControllerTest.mouse(node, MouseEvent.MOUSE_PRESSED, from, MouseButton.PRIMARY, 1));
            Event.fireEvent(
                    node,
                    MainControllerTest.mouse(node, MouseEvent.MOUSE_DRAGGED, from.add(40, 0), MouseButton.PRIMARY, 1));
        });
        var dragged = sphere();
        assertThat(dragged.marks()).isNotEqualTo(before.marks());
        Headless.does(() -> Event.fireEvent(node("#spin-sphere"), MainControllerTest.key(KeyCode.HOME)));
        Headless.does(() -> Event.fireEvent(node("#spin-sphere"), MainControllerTest.key(KeyCode.PLUS)));
        assertThat(sphere().x().max()).isLessThan(before.x().max());
        Headless.does(() -> Event.fireEvent(node("#spin-sphere"), MainControllerTest.key(KeyCode.HOME)));
        assertThat(sphere().marks()).isEqualTo(before.marks());
    }

    @Test
    void theGlobalExportTakesTheSphere() throws Exception {
        Headless.does(() -> node("#spin-sphere").requestFocus());
        run("figure.export");
        assertThat(Headless.on(() -> node("#export-dialog"))).isNotNull();
        assertThat(sphere().provenance().entries()).containsKey("head").containsEntry("spin.seed", "1");
    }

    @Test
    void theSwitchToAllDimensionsChangesWhatIsTold() throws Exception {
        dimensions(1);
        run("spin.step");
        assertThat(readings()).contains("d = ", "% of |S|²");
        assertThat(Headless.on(() -> ((Label) node("#spin-notice")).getText())).contains("no cross product");
        dimensions(0);
        assertThat(readings()).doesNotContain("d = ");
    }

    @Test
    void theFilmDialogSaysHowLongTheFilmIs() throws Exception {
        Headless.does(() -> ((ButtonBase) node("#spin-film")).fire());
        assertThat(Headless.on(() -> node("#spin-film-dialog"))).isNotNull();
        Headless.does(() -> {
            @SuppressWarnings("unchecked")
            var frames = (Spinner<Integer>) node("#spin-film-frames");
            frames.getValueFactory().setValue(50);
        });
        assertThat(Headless.on(() -> ((Label) node("#spin-film-length")).getText()))
                .startsWith("2.0 s");
    }

    private void dimensions(int which) throws Exception {
        Headless.does(
                () -> ((ToggleButton) ((Pane) node("#spin-space")).getChildren().get(which)).fire());
    }

    private Plot sphere() throws Exception {
        return (Plot) Headless.on(
                () -> ((FigureSource) node("#spin-sphere")).seen().orElseThrow().figure());
    }

    private String readings() throws Exception {
        return Headless.on(() -> ((Label) node("#spin-readings")).getText());
    }

    private void run(String command) throws Exception {
        Headless.does(() -> mainController.bench().commands.get(command).run());
    }

    private Node node(String selector) {
        return mainController.bench().stage.getScene().lookup(selector);
    }
}
