package org.spinoscope.desktop.shell;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;

/// Finds a command by a few of its letters.
final class CommandPalette {

    private final Commands commands;
    private final Function<String, List<Command>> further;
    private final ModalPane modalPane;
    private final TextField typed = new TextField();
    private final ListView<Command> found = new ListView<>();
    private final VBox card = new VBox(typed, found);

    /// @param further what else fits the words typed, besides commands
    CommandPalette(Commands commands, Function<String, List<Command>> further, ModalPane modalPane) {
        this.commands = commands;
        this.further = further;
        this.modalPane = modalPane;
        card.getStyleClass().addAll("palette", "sheet-narrow");
        typed.setId("palette-field");
        typed.setPromptText("A command, a setting, a head (L3H5), or words of a prompt …");
        typed.setAccessibleText("Command");
        typed.textProperty().addListener((o, was, is) -> search(is));
        typed.addEventFilter(KeyEvent.KEY_PRESSED, this::onArrowKey);
        found.setFocusTraversable(false);
        found.setPrefHeight(340);
        found.setCellFactory(list -> new Row());
        found.setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                runSelected();
            }
        });
        found.setPlaceholder(new Label("No command has these letters in this order."));
    }

    void show() {
        typed.clear();
        search("");
        modalPane.show(card, Pos.TOP_CENTER);
        typed.requestFocus();
    }

    private void search(String letters) {
        found.getItems().setAll(further.apply(letters));
        found.getItems().addAll(commands.matching(letters));
        found.getSelectionModel().selectFirst();
        found.scrollTo(0);
    }

    private void onArrowKey(KeyEvent e) {
        var selection = found.getSelectionModel();
        switch (e.getCode()) {
            case DOWN -> selection.selectNext();
            case UP -> selection.selectPrevious();
            case ENTER -> runSelected();
            default -> {
                return;
            }
        }
        found.scrollTo(Math.max(0, selection.getSelectedIndex() - 4));
        e.consume();
    }

    private void runSelected() {
        var command = found.getSelectionModel().getSelectedItem();
        if (command != null) {
            modalPane.hide();
            command.run();
        }
    }

    private final class Row extends ListCell<Command> {

        private final Label menu = new Label();
        private final Label name = new Label();
        private final Label keys = new Label();
        private final HBox line;

        Row() {
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            menu.getStyleClass().add("muted");
            menu.setMinWidth(90);
            keys.getStyleClass().add("keys");
            line = new HBox(8, menu, name, gap, keys);
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (empty || command == null) {
                setGraphic(null);
                return;
            }
            menu.setText(command.menu());
            name.setText(command.name());
            var shortcut = commands.keys(command);
            keys.setText(shortcut.map(k -> k.getDisplayText()).orElse(""));
            keys.setVisible(shortcut.isPresent());
            line.setOpacity(command.enabled().get() ? 1 : 0.45);
            setGraphic(line);
        }
    }
}
