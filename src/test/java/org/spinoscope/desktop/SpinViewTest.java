package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.event.ActionEvent;
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
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.figure.Plot;

/// The spin view as a user meets it.
class SpinViewTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

    @BeforeEach
    void spin() throws Exception {
        Headless.does(() -> {
            window.bench().modalPane.hide();
            window.dock().show("spin");
        });
        window.settle();
        window.run("spin.reset");
    }

    @Test
    void playStepAndResetMoveTheSpin() throws Exception {
        assertThat(readings()).contains("t = 0.00");
        window.run("spin.step");
        assertThat(readings()).contains("t = 0.02");
        window.run("spin.play");
        TimeUnit.MILLISECONDS.sleep(400);
        window.run("spin.play");
        assertThat(readings()).doesNotContain("t = 0.02");
        window.run("spin.reset");
        assertThat(readings()).contains("t = 0.00");
    }

    @Test
    void atZeroTemperatureTheLawIsAPointAndEverythingGoesOn() throws Exception {
        var before = temperature("0");
        window.run("spin.step");
        assertThat(readings()).contains("κ = ∞").contains("theory +1.000");
        assertThat(Headless.on(() -> window.bench().stage.getScene().getRoot().lookupAll(".chart-name").stream()
                        .map(name -> ((Label) name).getText())
                        .toList()))
                .anyMatch(name -> name.contains("κ = ∞"));
        temperature(before);
    }

    /// Types it, and gives what stood there.
    private static String temperature(String typed) throws Exception {
        return Headless.on(() -> {
            var field = (TextField) window.node("#spin-temperature").getParent().lookup(".text-field");
            var before = field.getText();
            field.setText(typed);
            field.fireEvent(new ActionEvent());
            return before;
        });
    }

    @Test
    void theCommandsRestWhileAnotherViewIsInFront() throws Exception {
        Headless.does(() -> window.dock().show("heads"));
        assertThat(Headless.on(
                        () -> window.bench().commands.get("spin.play").enabled().get()))
                .isFalse();
        Headless.does(() -> window.dock().show("spin"));
        assertThat(Headless.on(
                        () -> window.bench().commands.get("spin.play").enabled().get()))
                .isTrue();
    }

    @Test
    void theTrailCanBeGoneBackAlong() throws Exception {
        for (int i = 0; i < 10; i++) {
            window.run("spin.step");
        }
        Headless.does(() -> ((Slider) window.node("#spin-trail")).setValue(0.5));
        assertThat(readings()).startsWith("back at t = 0.100");
        assertThat(sphere().subtitle()).isEqualTo("/{t} = 0.10");
        window.run("spin.step");
        assertThat(readings()).startsWith("t = 0.22");
    }

    @Test
    void stepsGoBackAndTheBarOfTimesFollows() throws Exception {
        for (int i = 0; i < 5; i++) {
            window.run("spin.step");
        }
        window.run("spin.back");
        window.run("spin.back");
        assertThat(readings()).startsWith("back at t = 0.060");
        assertThat(sphere().subtitle()).isEqualTo("/{t} = 0.06");
        assertThat(times()).containsExactly("t = 0", "0.06");
        for (int i = 0; i < 9; i++) {
            window.run("spin.back");
        }
        assertThat(readings()).as("before the start is nothing").startsWith("back at t = 0.000");
    }

    @Test
    void theBurnInIsDiscardedFromAllAveragesAndThePathStays() throws Exception {
        for (int i = 0; i < 20; i++) {
            window.run("spin.step");
        }
        assertThat(measured()).isPositive();
        window.run("spin.discard");
        assertThat(measured()).as("nothing is counted yet").isZero();
        window.run("spin.step");
        assertThat(measured()).as("one step in one bin").isPositive();
        assertThat(readings()).startsWith("t = 0.42");
        window.run("spin.back");
        assertThat(readings()).startsWith("back at t = 0.400");
    }

    /// The highest bar of the histogram.
    private double measured() throws Exception {
        return Headless.on(() -> {
            var chart = (Plot) ((FigureSource) window.node("#spin-histogram"))
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
        return Headless.on(() -> ((Parent) window.node("#spin-time-bar"))
                .getChildrenUnmodifiable().stream()
                        .filter(Label.class::isInstance)
                        .map(node -> ((Label) node).getText())
                        .toList());
    }

    @Test
    void theChartStreamsAndItsCursorTakesTheSphereAlong() throws Exception {
        for (int i = 0; i < 10; i++) {
            window.run("spin.step");
        }
        var alignment = (Plot) Headless.on(() -> ((FigureSource) window.node("#spin-series"))
                .seen()
                .orElseThrow()
                .figure());
        assertThat(alignment.marks()).anySatisfy(mark -> {
            assertThat(mark.name()).isEqualTo("mean so far");
            assertThat(mark.data().getLast().x()).isCloseTo(0.2, within(1e-9));
        });
        window.frame(); // the axis reaches as far as the time since the frame after the last step
        Headless.does(() -> drag(window.node("#spin-series .chart-cursor-hold"), 0.5));
        assertThat(readings()).startsWith("back at t = 0.100");
        assertThat(sphere().subtitle()).isEqualTo("/{t} = 0.10");
    }

    @Test
    void aSecondSpinInAHotterBathTakesAnotherWay() throws Exception {
        Headless.does(() -> {
            window.node("#spin-second", CheckBox.class).setSelected(true);
            window.node("#spin-quantity", ChoiceBox.class).getSelectionModel().selectLast();
        });
        for (int i = 0; i < 5; i++) {
            window.run("spin.step");
        }
        var differing = difference();
        assertThat(differing.marks().getFirst().data().getLast().y()).isNotZero();
        Headless.does(() -> {
            window.node("#spin-second", CheckBox.class).setSelected(false);
            window.node("#spin-quantity", ChoiceBox.class).getSelectionModel().selectFirst();
        });
    }

    @Test
    void theChartGoesToTheExportDialogAsAFigure() throws Exception {
        Headless.does(() -> window.node("#spin-series").lookup(".chart-figure").requestFocus());
        Headless.does(() -> ((ButtonBase) window.node("#spin-series").lookup(".chart-figure")).fire());
        assertThat(Headless.on(() -> window.node("#export-dialog"))).isNotNull();
    }

    /// Drags the cursor to a share of the plot's width.
    private void drag(Node cursor, double share) {
        var canvas = window.node("#spin-series .chart-canvas");
        var to =
                cursor.sceneToLocal(canvas.localToScene(canvas.getLayoutBounds().getWidth() * share, 20));
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_DRAGGED, MouseEvent.MOUSE_RELEASED)) {
            Event.fireEvent(cursor, InputEvents.mouse(cursor, type, to, MouseButton.PRIMARY, 1));
        }
    }

    private Plot difference() throws Exception {
        return (Plot) Headless.on(() -> ((FigureSource) window.node("#spin-series"))
                .seen()
                .orElseThrow()
                .figure());
    }

    @Test
    void draggingAndKeysTurnWhatIsExported() throws Exception {
        var before = sphere();
        Headless.does(() -> {
            var node = window.node("#spin-sphere");
            var from = new Point2D(80, 80);
            Event.fireEvent(node, InputEvents.mouse(node, MouseEvent.MOUSE_PRESSED, from, MouseButton.PRIMARY, 1));
            Event.fireEvent(
                    node, InputEvents.mouse(node, MouseEvent.MOUSE_DRAGGED, from.add(40, 0), MouseButton.PRIMARY, 1));
        });
        var dragged = sphere();
        assertThat(dragged.marks()).isNotEqualTo(before.marks());
        Headless.does(() -> Event.fireEvent(window.node("#spin-sphere"), InputEvents.key(KeyCode.HOME)));
        Headless.does(() -> Event.fireEvent(window.node("#spin-sphere"), InputEvents.key(KeyCode.PLUS)));
        assertThat(sphere().x().max()).isLessThan(before.x().max());
        Headless.does(() -> Event.fireEvent(window.node("#spin-sphere"), InputEvents.key(KeyCode.HOME)));
        assertThat(sphere().marks()).isEqualTo(before.marks());
    }

    @Test
    void theGlobalExportTakesTheSphere() throws Exception {
        Headless.does(() -> window.node("#spin-sphere").requestFocus());
        window.run("figure.export");
        assertThat(Headless.on(() -> window.node("#export-dialog"))).isNotNull();
        assertThat(sphere().provenance().entries()).containsKey("head").containsEntry("spin.seed", "1");
    }

    @Test
    void theSwitchToAllDimensionsChangesWhatIsTold() throws Exception {
        dimensions(1);
        window.run("spin.step");
        assertThat(readings()).contains("d = ", "% of |S|²");
        assertThat(Headless.on(() -> ((Label) window.node("#spin-notice")).getText()))
                .contains("no cross product");
        dimensions(0);
        assertThat(readings()).doesNotContain("d = ");
    }

    @Test
    void theFilmDialogSaysHowLongTheFilmIs() throws Exception {
        Headless.does(() -> ((ButtonBase) window.node("#spin-film")).fire());
        assertThat(Headless.on(() -> window.node("#spin-film-dialog"))).isNotNull();
        Headless.does(() -> {
            @SuppressWarnings("unchecked")
            var frames = (Spinner<Integer>) window.node("#spin-film-frames");
            frames.getValueFactory().setValue(50);
        });
        assertThat(Headless.on(() -> ((Label) window.node("#spin-film-length")).getText()))
                .startsWith("2.0 s");
    }

    private void dimensions(int which) throws Exception {
        Headless.does(() -> ((ToggleButton)
                        ((Pane) window.node("#spin-space")).getChildren().get(which))
                .fire());
    }

    private Plot sphere() throws Exception {
        return (Plot) Headless.on(() -> ((FigureSource) window.node("#spin-sphere"))
                .seen()
                .orElseThrow()
                .figure());
    }

    private String readings() throws Exception {
        return Headless.on(() -> ((Label) window.node("#spin-readings")).getText());
    }
}
