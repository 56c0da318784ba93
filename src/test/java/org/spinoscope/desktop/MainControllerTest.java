package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.desktop.canvas.FigureCanvas;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.state.SessionFile;
import org.spinoscope.gpt2.HeadId;

/// The window as a user meets it: every view is opened and used for what it is there for.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainControllerTest {

    private Path folder;
    private MainController mainController;

    @BeforeAll
    void open(@TempDir Path temporary) throws Exception {
        folder = temporary;
        mainController = Headless.open(folder, () -> {});
        Headless.settle(mainController);
    }

    @AfterAll
    void close() throws Exception {
        Headless.close(mainController);
    }

    @BeforeEach
    void home() throws Exception {
        Headless.does(() -> {
            mainController.bench().modalPane.hide();
            mainController.dock().show("heads");
        });
    }

    @AfterEach
    void nothingUnexpectedHappened() throws Exception {
        assertThat(Headless.on(() -> mainController.bench().errorNotifications.defects()))
                .isZero();
    }

    @Test
    void theStudyIsThereWithoutAClick() throws Exception {
        assertThat(Headless.on(() ->
                        mainController.bench().studyResults.correlation().get().value()))
                .isPresent();
        assertThat(Headless.on(() -> figure("#head-map").figure().get())).isNotNull();
    }

    @Test
    void aClickOnAHeadMovesEveryView() throws Exception {
        settledFigure("#head-map");
        Headless.does(() -> {
            var canvas = figure("#head-map");
            click(canvas, canvas.placeOf("L2H7").orElseThrow());
        });
        Headless.settle(mainController);
        assertThat(Headless.on(() -> mainController.bench().selection.now().head()))
                .isEqualTo(new HeadId(2, 7));
        assertThat(Headless.on(() -> ((Label) node("#facts-head")).getText())).isEqualTo("L2H7");
        assertThat(Headless.on(() -> figure("#head-scatter").figure().get()).title())
                .contains("L2H7");
        run("view.plane");
        Headless.settle(mainController);
        assertThat(Headless.on(() -> figure("#plane-figure").figure().get()).title())
                .contains("L2H7");
        run("go.back");
        assertThat(Headless.on(() -> mainController.bench().selection.now().head()))
                .isNotEqualTo(new HeadId(2, 7));
    }

    @Test
    void typingAPromptAsksTheModelAgainAndCanBeUndone() throws Exception {
        Headless.does(() -> ((TextInputControl) node("#edit-prompt")).setText("A cow says"));
        Headless.settle(mainController);
        assertThat(Headless.on(() -> mainController
                        .bench()
                        .studyResults
                        .answers()
                        .get()
                        .value()
                        .orElseThrow()
                        .pair()
                        .prompt()))
                .isEqualTo("A cow says");
        run("edit.undo");
        assertThat(Headless.on(() -> mainController.bench().editor.draft().prompt()))
                .isNotEqualTo("A cow says");
    }

    @Test
    void anImpossiblePromptIsToldInItsPlace() throws Exception {
        Headless.does(() -> ((TextField) node("#edit-good")).setText(""));
        Headless.settle(mainController);
        assertThat(Headless.on(() ->
                        mainController.bench().studyResults.answers().get().message()))
                .isPresent();
        run("edit.undo");
        Headless.settle(mainController);
        assertThat(Headless.on(() ->
                        mainController.bench().studyResults.answers().get().value()))
                .isPresent();
    }

    @Test
    void theModelsChecksOpenAsATable() throws Exception {
        run("model.verify");
        Headless.settle(mainController);
        assertThat(Headless.on(() -> ((Label) node("#verify-summary")).getText()))
                .contains("checks", "0 fail");
        assertThat(Headless.on(() -> ((javafx.scene.control.TableView<?>) node("#verify-table"))
                        .getItems()
                        .size()))
                .isGreaterThan(10);
        Headless.does(() -> mainController.bench().modalPane.hide());
    }

    @Test
    void everyViewShowsItsFigure() throws Exception {
        var views = Headless.on(() -> mainController.dock().arrangement().stream()
                .flatMap(java.util.List::stream)
                .toList());
        assertThat(views).contains("heads", "plane", "phases", "prompts");
        for (var view : views) {
            run("view." + view);
            Headless.settle(mainController);
            assertThat(Headless.on(() -> mainController.dock().current().get())).isEqualTo(view);
        }
        run("view.heads");
        for (var id : new String[] {"#plane-figure", "#ablation-map", "#head-map"}) {
            arrived(id);
            assertThat(Headless.on(() -> figure(id).figure().get()))
                    .as(id)
                    .isNotNull()
                    .extracting(shown -> shown.title())
                    .asString()
                    .isNotBlank();
        }
        assertThat(Headless.on(() -> mainController
                                .bench()
                                .ablationService
                                .effects()
                                .get()
                                .value())
                        .orElseThrow()
                        .result())
                .isPresent();
    }

    @Test
    void wordsCanBeAddedToThePlane() throws Exception {
        run("view.plane");
        Headless.does(() -> {
            var field = (TextField) node("#plane-words");
            field.setText("cat, dog");
            field.fireEvent(new javafx.event.ActionEvent());
        });
        Headless.settle(mainController);
        assertThat(Headless.on(() -> mainController
                        .bench()
                        .studyResults
                        .scene()
                        .get()
                        .value()
                        .orElseThrow()
                        .words()))
                .containsExactly("cat", "dog");
    }

    @Test
    void headsClickedWithCtrlAreRemovedTogether() throws Exception {
        run("view.ablation");
        Headless.settle(mainController);
        settledFigure("#ablation-map");
        Headless.does(() -> {
            for (var key : new String[] {"L1H2", "L4H3"}) {
                var canvas = figure("#ablation-map");
                click(canvas, canvas.placeOf(key).orElseThrow(), true);
            }
        });
        Headless.settle(mainController);
        assertThat(Headless.on(
                        () -> mainController.bench().ablationService.chosen().get()))
                .containsExactly(new HeadId(1, 2), new HeadId(4, 3));
        assertThat(Headless.on(() -> ((Label) node("#ablation-remark")).getText()))
                .startsWith("Together");
        Headless.does(() -> {
            var field = (TextField) node("#ablation-heads");
            field.setText("");
            field.fireEvent(new javafx.event.ActionEvent());
        });
        assertThat(Headless.on(
                        () -> mainController.bench().ablationService.chosen().get()))
                .isEmpty();
    }

    @Test
    void aTransitionCannotBePointedAtOrExportedAndEndsInTheFigureItself() throws Exception {
        run("view.plane");
        Headless.does(() -> mainController.bench().selection.head(new HeadId(0, 3)));
        Headless.settle(mainController);
        arrived("#plane-figure");
        Headless.does(() -> mainController.bench().selection.head(new HeadId(6, 6)));
        for (int i = 0; i < 40; i++) {
            Headless.does(() -> {
                var canvas = figure("#plane-figure");
                assertThat(canvas.seen().orElseThrow().figure())
                        .isSameAs(canvas.figure().get());
            });
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(10);
        }
        Headless.settle(mainController);
        arrived("#plane-figure");
        assertThat(Headless.on(() -> figure("#plane-figure").getAccessibleText()))
                .contains("L6H6");
        run("view.animate");
        assertThat(mainController.bench().figures.moving().getAsBoolean()).isFalse();
        run("view.animate");
    }

    @Test
    void aNarrowWindowGivesTheViewsTheRoomOfTheSideColumns() throws Exception {
        Headless.does(() -> mainController.bench().stage.setWidth(720));
        Headless.settle(mainController);
        assertThat(Headless.on(() -> node("#facts-head"))).isNull();
        assertThat(Headless.on(() -> node("#edit-prompt"))).isNull();
        Headless.does(() -> mainController.bench().stage.setWidth(1360));
        Headless.settle(mainController);
        assertThat(Headless.on(() -> node("#facts-head"))).isNotNull();
        assertThat(Headless.on(() -> node("#edit-prompt"))).isNotNull();
    }

    @Test
    void thePaletteFindsAndRunsACommand() throws Exception {
        run("help.palette");
        Headless.does(() -> {
            var field = (TextField) node("#palette-field");
            field.setText("decision plane");
            Event.fireEvent(field, key(KeyCode.ENTER));
        });
        assertThat(Headless.on(() -> mainController.dock().current().get())).isEqualTo("plane");
    }

    @Test
    void viewsSplitTearOffAndComeBack() throws Exception {
        var views = Headless.on(() -> mainController.dock().arrangement().getFirst());
        Headless.does(() -> mainController.dock().split("temperature"));
        assertThat(Headless.on(() -> mainController.dock().arrangement())).hasSize(2);
        Headless.does(() -> mainController.dock().tearOff("spin"));
        run("view.gather");
        assertThat(Headless.on(() -> mainController.dock().arrangement())).hasSize(1);
        assertThat(Headless.on(() -> mainController.dock().arrangement().getFirst()))
                .hasSameElementsAs(views);
    }

    @Test
    void aFileThatIsNoneIsToldCalmly() throws Exception {
        var broken = Files.writeString(folder.resolve("broken.json"), "{ \"format\": \"spinoscope-prompts/1\", ");
        Headless.does(() -> mainController.bench().fileOpener.open(broken));
        Headless.settle(mainController);
        assertThat(Headless.on(() -> mainController.bench().errorNotifications.shown()))
                .anyMatch(text -> text.contains("broken.json"));
    }

    @Test
    void theSessionIsSavedAndHoldsTheSelection() throws Exception {
        var file = folder.resolve("work.json");
        Headless.does(() -> {
            mainController.bench().selection.head(new HeadId(5, 1));
            mainController.bench().sessionController.saveAs(file);
        });
        var read = SessionFile.read(file);
        assertThat(read.selectionState().head()).isEqualTo(new HeadId(5, 1));
        assertThat(read.prompts())
                .isEqualTo(
                        Headless.on(() -> mainController.bench().editor.book().get()));
        Headless.does(() -> mainController.bench().selection.head(new HeadId(0, 0)));
        Headless.does(() -> mainController.bench().fileOpener.open(file));
        Headless.settle(mainController);
        assertThat(Headless.on(() -> mainController.bench().selection.now().head()))
                .isEqualTo(new HeadId(5, 1));
    }

    @Test
    void everySheetOpensAndEscapeClosesIt() throws Exception {
        for (var command : new String[] {"help.shortcuts", "model.choose", "model.reading", "figure.export"}) {
            run(command);
            assertThat(Headless.on(() -> mainController.bench().modalPane.isVisible()))
                    .as(command)
                    .isTrue();
            Headless.does(() -> Event.fireEvent(mainController.bench().modalPane, key(KeyCode.ESCAPE)));
            assertThat(Headless.on(() -> mainController.bench().modalPane.isVisible()))
                    .as(command)
                    .isFalse();
        }
    }

    @Test
    void menusAreGroupedAndCheckedAndQuitComesLast() throws Exception {
        var bar = Headless.on(() -> (MenuBar) node(".menu-bar"));
        var file = Headless.on(() -> List.copyOf(bar.getMenus().getFirst().getItems()));
        assertThat(file.getLast().getText()).isEqualTo("Quit");
        assertThat(file.stream().map(MenuItem::getText)).contains("Recent sessions");
        var view = Headless.on(() -> bar.getMenus().stream()
                .filter(menu -> "View".equals(menu.getText()))
                .flatMap(menu -> menu.getItems().stream())
                .toList());
        assertThat(view).hasAtLeastOneElementOfType(SeparatorMenuItem.class);
        run("view.plane");
        assertThat(view.stream()
                        .filter(item -> item instanceof CheckMenuItem check && check.isSelected())
                        .map(MenuItem::getText))
                .contains("Decision plane");
    }

    @Test
    void ctrlBackslashMovesTheViewToTheOtherSide() throws Exception {
        run("view.temperature");
        Headless.does(() -> Event.fireEvent(
                mainController.bench().stage.getScene().getRoot(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.BACK_SLASH, false, true, false, false)));
        assertThat(Headless.on(() -> mainController.dock().arrangement())).hasSize(2);
        run("view.gather");
    }

    private void run(String command) throws Exception {
        Headless.does(() -> mainController.bench().commands.get(command).run());
    }

    private Node node(String selector) {
        return mainController.bench().stage.getScene().lookup(selector);
    }

    private FigureCanvas figure(String selector) {
        return ((FigurePane) node(selector)).canvas();
    }

    private void arrived(String selector) throws Exception {
        for (int i = 0; i < 200 && !Headless.on(() -> figure(selector).settled()); i++) {
            Thread.sleep(25);
        }
    }

    private void settledFigure(String selector) throws Exception {
        for (int i = 0;
                i < 200 && Headless.on(() -> figure(selector).placeOf("L0H0")).isEmpty();
                i++) {
            Thread.sleep(25);
        }
    }

    static void click(Node node, Point2D at) {
        click(node, at, false);
    }

    private static void click(Node node, Point2D at, boolean control) {
        for (var type :
                java.util.List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            Event.fireEvent(node, mouse(node, type, at, MouseButton.PRIMARY, 1, control));
        }
    }

    /// A turn of the wheel by so many pixels.
    static ScrollEvent scroll(Node node, Point2D local, double by) {
        var at = node.localToScene(local);
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                local.getX(),
                local.getY(),
                at.getX(),
                at.getY(),
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                by,
                0,
                by,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                new javafx.scene.input.PickResult(node, at.getX(), at.getY()));
    }

    static MouseEvent mouse(
            Node node, javafx.event.EventType<MouseEvent> type, Point2D local, MouseButton button, int clicks) {
        return mouse(node, type, local, button, clicks, false);
    }

    private static MouseEvent mouse(
            Node node,
            javafx.event.EventType<MouseEvent> type,
            Point2D local,
            MouseButton button,
            int clicks,
            boolean control) {
        var at = node.localToScene(local);
        boolean down = type != MouseEvent.MOUSE_RELEASED && type != MouseEvent.MOUSE_MOVED;
        return new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                button,
                clicks,
                false,
                control,
                false,
                false,
                down && button == MouseButton.PRIMARY,
                false,
                down && button == MouseButton.SECONDARY,
                false,
                false,
                true,
                new PickResult(node, at.getX(), at.getY()));
    }

    static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false);
    }
}
