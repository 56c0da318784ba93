package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.prompt.PromptList;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;

/// The list of prompts as a user handles it, with keys and mouse.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromptListTest {

    private MainController mainController;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        mainController = Headless.open(folder, () -> {});
        Headless.settle(mainController);
    }

    @AfterAll
    void close() throws Exception {
        Headless.close(mainController);
    }

    @BeforeEach
    void reset() throws Exception {
        Headless.does(() -> {
            while (editor().canUndo().get()) {
                editor().undo();
            }
            editor().open(PromptList.of(new PromptSet(
                    "six",
                    "",
                    "",
                    List.of("cat", "dog", "sun", "cattle", "ice", "moon").stream()
                            .map(word -> new PromptPair("The " + word + " is", "big", "old"))
                            .toList())));
            scene().getRoot().applyCss();
            scene().getRoot().layout();
        });
    }

    @Test
    void theListShowsOnlyWhatHasTheWordsAndEscapeShowsAllAgain() throws Exception {
        Headless.does(() -> {
            find().setText("CAT the");
            assertThat(list().getItems()).hasSize(2);
            list().getSelectionModel().clearAndSelect(1);
            assertThat(editor().draft().prompt()).isEqualTo("The cattle is");
            key(find(), KeyCode.ESCAPE);
            assertThat(list().getItems()).hasSize(6);
            assertThat(List.copyOf(list().getSelectionModel().getSelectedIndices()))
                    .containsExactly(3);
        });
    }

    @Test
    void severalRowsAreSwitchedOffTogetherByTheSpaceBar() throws Exception {
        Headless.does(() -> {
            list().getSelectionModel().clearSelection();
            list().getSelectionModel().selectIndices(1, 3, 4);
            key(list(), KeyCode.SPACE);
            assertThat(editor().book().get().set().orElseThrow().size()).isEqualTo(3);
            assertThat(editor().book().get().title()).isEqualTo("six, 3 of 6 prompts");
            assertThat(List.copyOf(list().getSelectionModel().getSelectedIndices()))
                    .containsExactly(1, 3, 4);
            editor().undo();
            assertThat(editor().book().get().title()).isEqualTo("six");
        });
        Headless.settle(mainController);
    }

    @Test
    void whatIsSwitchedOffIsNotCounted() throws Exception {
        Headless.does(() -> box(2).fire());
        Headless.settle(mainController);
        Headless.does(() -> {
            assertThat(editor().book().get().drafts().get(2).on()).isFalse();
            assertThat(box(2).isSelected()).isFalse();
            assertThat(mainController
                            .bench()
                            .studyResults
                            .setAnswers()
                            .get()
                            .value()
                            .orElseThrow()
                            .lines()
                            .size())
                    .isEqualTo(5);
        });
    }

    @Test
    void rowsAreDraggedToAnotherPlace() throws Exception {
        Headless.does(() -> {
            list().getSelectionModel().clearSelection();
            list().getSelectionModel().selectIndices(0, 1);
            var from = cell(1);
            var to = cell(3);
            Event.fireEvent(from, mouse(MouseEvent.MOUSE_PRESSED, from, 5));
            assertThat(List.copyOf(list().getSelectionModel().getSelectedIndices()))
                    .as("a press does not undo the selection that is to be dragged")
                    .containsExactly(0, 1);
            Event.fireEvent(from, mouse(MouseEvent.DRAG_DETECTED, from, 5));
            Event.fireEvent(to, dragged(MouseDragEvent.MOUSE_DRAG_OVER, to, to.getBoundsInLocal().getHeight() - 3));
            assertThat(to.getPseudoClassStates()).extracting(Object::toString).contains("drop-below");
            Event.fireEvent(to, dragged(MouseDragEvent.MOUSE_DRAG_RELEASED, to, to.getBoundsInLocal().getHeight() - 3));
            Event.fireEvent(from, mouse(MouseEvent.MOUSE_RELEASED, from, 5));
            assertThat(editor().book().get().drafts())
                    .extracting(draft -> draft.prompt().split(" ", -1)[1])
                    .containsExactly("sun", "cattle", "cat", "dog", "ice", "moon");
            assertThat(editor().selected().get()).containsExactly(2, 3);
            editor().undo();
            assertThat(editor().draft().prompt()).isEqualTo("The dog is");
        });
    }

    private PromptEditor editor() {
        return mainController.bench().editor;
    }

    private javafx.scene.Scene scene() {
        return mainController.bench().stage.getScene();
    }

    private ListView<?> list() {
        return (ListView<?>) scene().lookup("#prompt-list");
    }

    private TextField find() {
        return (TextField) scene().lookup("#find-prompts");
    }

    private Node cell(int index) {
        return list().lookupAll(".prompt-cell").stream()
                .filter(node -> node instanceof javafx.scene.control.ListCell<?> cell && cell.getIndex() == index)
                .findFirst()
                .orElseThrow();
    }

    private CheckBox box(int index) {
        return (CheckBox) cell(index).lookup(".prompt-switch");
    }

    private static void key(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static MouseEvent mouse(javafx.event.EventType<? extends MouseEvent> type, Node node, double y) {
        var at = node.localToScreen(5, y);
        return new MouseEvent(
                type,
                5,
                y,
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                new PickResult(node, 5, y));
    }

    private static MouseDragEvent dragged(javafx.event.EventType<MouseDragEvent> type, Node node, double y) {
        var at = node.localToScreen(5, y);
        return new MouseDragEvent(
                type,
                5,
                y,
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                new PickResult(node, 5, y),
                node);
    }
}
