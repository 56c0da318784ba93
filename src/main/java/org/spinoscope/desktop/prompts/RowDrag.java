package org.spinoscope.desktop.prompts;

import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.MouseEvent;
import org.spinoscope.desktop.state.PromptEditor;

/// Lets rows of the prompt list be dragged to another place in it. A line shows where they would be dropped.
final class RowDrag {

    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("drop-above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("drop-below");

    private final ListView<ListedPrompt> list;
    private final PromptEditor editor;
    private boolean dragging;

    RowDrag(ListView<ListedPrompt> list, PromptEditor editor) {
        this.list = list;
        this.editor = editor;
    }

    /// The cell, which can now be dragged and dropped on.
    ListCell<ListedPrompt> dragged(ListCell<ListedPrompt> cell) {
        cell.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> keepSelection(cell, e));
        cell.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> narrowSelection(cell, e));
        cell.setOnDragDetected(e -> {
            if (cell.getItem() != null && e.getButton() == MouseButton.PRIMARY) {
                dragging = true;
                cell.startFullDrag();
                e.consume();
            }
        });
        cell.setOnMouseDragOver(e -> mark(cell, e));
        cell.setOnMouseDragExited(e -> unmark(cell));
        cell.setOnMouseDragReleased(e -> drop(cell, e));
        return cell;
    }

    /// A press on one of several selected rows begins to drag all of them.
    private static void keepSelection(ListCell<ListedPrompt> cell, MouseEvent e) {
        if (alone(cell, e) && cell.isSelected()) {
            cell.getListView().requestFocus();
            e.consume();
        }
    }

    /// If nothing was dragged, that press was an ordinary click.
    private void narrowSelection(ListCell<ListedPrompt> cell, MouseEvent e) {
        if (!dragging && alone(cell, e) && cell.isSelected()) {
            cell.getListView().getSelectionModel().clearAndSelect(cell.getIndex());
        }
        dragging = false;
    }

    private static boolean alone(ListCell<ListedPrompt> cell, MouseEvent e) {
        return e.getButton() == MouseButton.PRIMARY
                && !e.isShiftDown()
                && !e.isShortcutDown()
                && !(e.getTarget() instanceof javafx.scene.Node node && inSwitch(node))
                && cell.getItem() != null
                && cell.getListView().getSelectionModel().getSelectedIndices().size() > 1;
    }

    private static boolean inSwitch(javafx.scene.Node target) {
        for (javafx.scene.Node node = target; node != null; node = node.getParent()) {
            if (node instanceof javafx.scene.control.CheckBox) {
                return true;
            }
        }
        return false;
    }

    private static boolean below(ListCell<ListedPrompt> cell, MouseDragEvent e) {
        return e.getY() > cell.getHeight() / 2;
    }

    private void mark(ListCell<ListedPrompt> cell, MouseDragEvent e) {
        if (cell.getItem() != null) {
            cell.pseudoClassStateChanged(ABOVE, !below(cell, e));
            cell.pseudoClassStateChanged(BELOW, below(cell, e));
            scrollAtEdge(cell.getIndex());
        }
    }

    /// A row half out of sight comes into it, so that a drag reaches every place.
    private void scrollAtEdge(int index) {
        var box = list.localToScene(list.getBoundsInLocal());
        list.lookupAll(".prompt-cell").stream()
                .filter(node -> node instanceof ListCell<?> cell && cell.getIndex() == index)
                .map(node -> node.localToScene(node.getBoundsInLocal()))
                .forEach(cell -> {
                    if (cell.getMinY() < box.getMinY() + 2 || cell.getMaxY() > box.getMaxY() - 2) {
                        list.scrollTo(Math.max(0, cell.getMinY() < box.getMinY() + 2 ? index - 1 : index));
                    }
                });
    }

    private static void unmark(ListCell<ListedPrompt> cell) {
        cell.pseudoClassStateChanged(ABOVE, false);
        cell.pseudoClassStateChanged(BELOW, false);
    }

    private void drop(ListCell<ListedPrompt> cell, MouseDragEvent e) {
        unmark(cell);
        var listed = cell.getItem();
        if (dragging) {
            editor.rows()
                    .moveInFrontOf(
                            listed == null
                                    ? editor.book().get().drafts().size()
                                    : listed.row() + (below(cell, e) ? 1 : 0));
        }
    }
}
