package org.spinoscope.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;

/// All keys at a glance. A click on a command's keys waits for new ones.
final class ShortcutSheet {

    private final Commands commands;
    private final ModalPane modalPane;

    ShortcutSheet(Commands commands, ModalPane modalPane) {
        this.commands = commands;
        this.modalPane = modalPane;
    }

    void show() {
        var title = new Label("Keyboard shortcuts");
        title.getStyleClass().add("sheet-title");
        var hint = new Label("Click a shortcut and press other keys to change it; Backspace removes it.");
        hint.getStyleClass().add("muted");
        hint.setWrapText(true);
        var reset = new Button("Reset all");
        reset.setOnAction(e -> {
            commands.resetShortcuts();
            show();
        });
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(12, title, gap, reset);
        head.setAlignment(Pos.CENTER_LEFT);
        var groups = new FlowPane(28, 18);
        groups.getStyleClass().add("shortcut-groups");
        commands.byMenu().forEach((menu, list) -> groups.getChildren().add(group(menu, list)));
        var scroll = new ScrollPane(groups);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-list");
        var card = new VBox(10, head, hint, scroll);
        card.setId("shortcut-sheet");
        card.getStyleClass().add("sheet");
        modalPane.show(card, Pos.CENTER);
    }

    private GridPane group(String menu, List<Command> list) {
        var grid = new GridPane(12, 2);
        var title = new Label(menu);
        title.getStyleClass().add("section-title");
        grid.add(title, 0, 0, 2, 1);
        int row = 1;
        for (var command : list) {
            var name = new Label(command.name());
            name.getStyleClass().add("shortcut-name");
            grid.addRow(row++, name, keys(command));
        }
        return grid;
    }

    private Button keys(Command command) {
        var button = new Button(text(command));
        button.getStyleClass().addAll("flat", "small", "keys-button");
        button.setMinWidth(120);
        button.setAccessibleText("Shortcut of " + command.name());
        button.setOnAction(e -> button.setText("Press keys …"));
        button.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (!button.getText().equals("Press keys …") || e.getCode().isModifierKey()) {
                return;
            }
            e.consume();
            if (e.getCode() != KeyCode.ESCAPE) {
                commands.rebind(command, e.getCode() == KeyCode.BACK_SPACE ? "" : pressed(e));
            }
            show();
        });
        return button;
    }

    private String text(Command command) {
        return commands.keys(command).map(k -> k.getDisplayText()).orElse("–");
    }

    private static String pressed(KeyEvent e) {
        var parts = new ArrayList<String>();
        if (e.isShortcutDown()) {
            parts.add("Shortcut");
        }
        if (e.isAltDown()) {
            parts.add("Alt");
        }
        if (e.isShiftDown()) {
            parts.add("Shift");
        }
        parts.add(e.getCode().getName());
        return String.join("+", parts);
    }
}
