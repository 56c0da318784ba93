package org.spinoscope.desktop;

import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.prompts.PromptPane;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.LateTooltip;
import org.spinoscope.desktop.state.PromptEditor;

/// Builds the column with the prompts, with its buttons for commands.
final class PromptSide {

    private final Commands commands;
    private final PromptEditor editor;
    private final StudyResults studyResults;

    PromptSide(Commands commands, PromptEditor editor, StudyResults studyResults) {
        this.commands = commands;
        this.editor = editor;
        this.studyResults = studyResults;
    }

    PromptPane pane() {
        return new PromptPane(
                editor,
                studyResults,
                sets(),
                button("prompt.add"),
                button("prompt.duplicate"),
                button("prompt.delete"),
                button("prompt.switch"),
                button("prompt.up"),
                button("prompt.down"));
    }

    private MenuButton sets() {
        var sets = new MenuButton();
        sets.setGraphic(Icons.node(Icon.OPEN));
        sets.getStyleClass().addAll("flat", "no-arrow", "small");
        LateTooltip.set(sets, "Open another prompt set");
        sets.setAccessibleText("Open another prompt set");
        commands.all().stream()
                .filter(c -> c.id().startsWith("prompt.set.") || c.id().matches("prompt\\.(import|export)"))
                .forEach(c -> {
                    var item = new MenuItem(c.name());
                    item.setMnemonicParsing(false);
                    item.setOnAction(e -> c.run());
                    sets.getItems().add(item);
                });
        return sets;
    }

    private Button button(String id) {
        return Icons.button(commands, commands.get(id));
    }
}
