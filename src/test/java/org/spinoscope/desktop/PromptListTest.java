package org.spinoscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.scene.SceneHelper;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.prompt.PromptList;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;

/// The list of prompts as a user handles it, with keys and mouse.
class PromptListTest {

    @RegisterExtension
    static final WindowFixture window = new WindowFixture();

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
        window.settle();
    }

    @Test
    void whatIsSwitchedOffIsNotCounted() throws Exception {
        Headless.does(() -> box(2).fire());
        window.settle();
        Headless.does(() -> {
            assertThat(editor().book().get().drafts().get(2).on()).isFalse();
            assertThat(box(2).isSelected()).isFalse();
            assertThat(window.bench()
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
        });
        window.settle();
        mouse(MouseEvent.MOUSE_MOVED, 1, 0.5);
        mouse(MouseEvent.MOUSE_PRESSED, 1, 0.5);
        assertThat(Headless.on(() -> List.copyOf(list().getSelectionModel().getSelectedIndices())))
                .as("a press does not undo the selection that is to be dragged")
                .containsExactly(0, 1);
        mouse(MouseEvent.MOUSE_DRAGGED, 1, 0.8);
        mouse(MouseEvent.MOUSE_DRAGGED, 3, 0.8);
        mouse(MouseEvent.MOUSE_DRAGGED, 3, 0.9);
        assertThat(Headless.on(() -> cell(3).getPseudoClassStates().toString())).contains("drop-below");
        mouse(MouseEvent.MOUSE_RELEASED, 3, 0.9);
        Headless.does(() -> {
            assertThat(editor().book().get().drafts())
                    .extracting(draft -> draft.prompt().split(" ", -1)[1])
                    .containsExactly("sun", "cattle", "cat", "dog", "ice", "moon");
            assertThat(editor().selected().get()).containsExactly(2, 3);
            editor().undo();
            assertThat(editor().draft().prompt()).isEqualTo("The dog is");
        });
    }

    /// One event of the mouse so far down a row, handed to the scene as the platform does: only so does it know of
    /// a drag that has begun. The Headless platform's robot has no active window.
    private void mouse(EventType<MouseEvent> type, int row, double down) throws Exception {
        Headless.does(() -> {
            var cell = cell(row);
            var bounds = cell.getBoundsInLocal();
            var at = cell.localToScene(bounds.getWidth() * 0.6, bounds.getHeight() * down);
            var on = cell.localToScreen(bounds.getWidth() * 0.6, bounds.getHeight() * down);
            boolean held = type != MouseEvent.MOUSE_MOVED && type != MouseEvent.MOUSE_RELEASED;
            var button = type == MouseEvent.MOUSE_MOVED ? MouseButton.NONE : MouseButton.PRIMARY;
            SceneHelper.processMouseEvent(
                    scene(),
                    new MouseEvent(
                            type, at.getX(), at.getY(), on.getX(), on.getY(), button, 1, false, false, false, false,
                            held, false, false, false, false, false, null));
        });
    }

    private PromptEditor editor() {
        return window.bench().editor;
    }

    private javafx.scene.Scene scene() {
        return window.bench().stage.getScene();
    }

    private ListView<?> list() {
        return (ListView<?>) scene().lookup("#prompt-list");
    }

    private TextField find() {
        return (TextField) scene().lookup("#find-prompts");
    }

    private Node cell(int index) {
        return list().lookupAll(".prompt-cell").stream()
                .filter(node -> node instanceof javafx.scene.control.ListCell<?> cell
                        && cell.isVisible() // a list keeps spare cells
                        && cell.getIndex() == index)
                .findFirst()
                .orElseThrow();
    }

    private CheckBox box(int index) {
        return (CheckBox) cell(index).lookup(".prompt-switch");
    }

    private static void key(Node node, KeyCode code) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }
}
