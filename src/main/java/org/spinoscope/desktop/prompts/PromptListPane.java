package org.spinoscope.desktop.prompts;

import java.util.List;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.context.DataSource;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.prompt.PromptPair;

/// The list of prompts with a field to search it. Several rows can be selected, switched off and dragged elsewhere.
final class PromptListPane extends VBox {

    private final PromptEditor editor;
    private final ListView<ListedPrompt> list = new ListView<>();
    private final TextField find = new TextField();
    private Set<PromptPair> leftOut = Set.of();
    private boolean following;

    PromptListPane(PromptEditor editor) {
        this.editor = editor;
        find.setId("find-prompts");
        find.setPromptText("Find prompts by words");
        find.setAccessibleText("Find prompts by words");
        find.textProperty().bindBidirectional(editor.rows().words());
        find.addEventFilter(KeyEvent.KEY_PRESSED, this::onFindKey);
        setMargin(find, new javafx.geometry.Insets(0, 8, 6, 8));
        list.setId("prompt-list");
        list.setAccessibleText("Prompts");
        list.setMinHeight(70);
        list.setPlaceholder(new Label("No prompt has these words."));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var drag = new RowDrag(list, editor);
        list.setCellFactory(view -> drag.dragged(new PromptListCell(editor, pair -> leftOut.contains(pair))));
        DataSource.set(list, DataSource.everywhere(() -> PromptData.of(editor)));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onListKey);
        // Where several rows are selected at once, the last of them is known only after their indices.
        list.getSelectionModel().getSelectedIndices().addListener((ListChangeListener<Integer>) c -> selected());
        list.getSelectionModel().selectedItemProperty().addListener(o -> selected());
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(find, list);
        editor.book().addListener(o -> follow());
        editor.row().addListener(o -> follow());
        editor.selected().addListener(o -> follow());
        editor.rows().words().addListener(o -> follow());
        follow();
    }

    /// Marks these pairs as excluded.
    void leftOut(Set<PromptPair> pairs) {
        if (!pairs.equals(leftOut)) { // new cells would end a drag
            leftOut = pairs;
            list.refresh();
        }
    }

    ListView<ListedPrompt> list() {
        return list;
    }

    private void onFindKey(KeyEvent e) {
        switch (e.getCode()) {
            case ESCAPE -> {
                if (find.getText().isEmpty()) {
                    list.requestFocus();
                } else {
                    find.clear();
                }
            }
            case DOWN, ENTER -> {
                list.requestFocus();
                if (list.getSelectionModel().isEmpty()) {
                    list.getSelectionModel().selectFirst();
                }
            }
            default -> {
                return;
            }
        }
        e.consume();
    }

    private void onListKey(KeyEvent e) {
        if (e.isAltDown() || e.isShortcutDown() || e.isShiftDown()) {
            return;
        }
        if (e.getCode() == KeyCode.SPACE) {
            editor.rows().toggle();
            e.consume();
        } else if (e.getCode() == KeyCode.DELETE) {
            editor.rows().delete();
            e.consume();
        }
    }

    /// The user has selected other rows.
    private void selected() {
        var model = list.getSelectionModel();
        var rows = model.getSelectedItems();
        var last = model.getSelectedItem();
        if (!following && last != null && !rows.isEmpty() && !rows.contains(null)) {
            following = true;
            editor.select(rows.stream().map(ListedPrompt::row).toList(), last.row());
            following = false;
        }
    }

    private void follow() {
        boolean nested = following;
        following = true;
        var drafts = editor.book().get().drafts();
        var shown = editor.rows().shown().stream()
                .map(row -> new ListedPrompt(row, drafts.get(row)))
                .toList();
        fill(shown);
        if (!nested) {
            select(shown);
        }
        following = nested;
    }

    /// Changes no more lines than necessary, so that the list stays where it is.
    private void fill(List<ListedPrompt> shown) {
        var items = list.getItems();
        if (items.size() != shown.size()) {
            items.setAll(shown);
            return;
        }
        for (int i = 0; i < shown.size(); i++) {
            if (!items.get(i).equals(shown.get(i))) {
                items.set(i, shown.get(i));
            }
        }
    }

    private void select(List<ListedPrompt> shown) {
        var model = list.getSelectionModel();
        var places = java.util.stream.IntStream.range(0, shown.size())
                .filter(i -> editor.selected().get().contains(shown.get(i).row()))
                .boxed()
                .toList();
        int current = places.stream()
                .filter(i -> shown.get(i).row() == editor.row().get())
                .findFirst()
                .orElse(-1);
        if (!List.copyOf(model.getSelectedIndices()).equals(places) || model.getSelectedIndex() != current) {
            boolean moved = model.getSelectedIndex() != current;
            model.clearSelection();
            places.stream().filter(i -> i != current).forEach(model::select);
            if (current >= 0) {
                model.select(current);
                if (moved) {
                    list.scrollTo(Math.max(0, current - 3));
                }
            }
        }
    }
}
