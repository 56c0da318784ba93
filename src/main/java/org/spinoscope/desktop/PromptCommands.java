package org.spinoscope.desktop;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.prompt.PromptFiles;
import org.spinoscope.prompt.PromptSet;

/// The commands that change the prompts, and undo it.
final class PromptCommands {

    private static final String MENU = "Prompts";

    private final Commands commands;
    private final PromptEditor editor;
    private final Stage stage;
    private final FileDialogs dialogs;
    private final Consumer<Throwable> problems;

    /// @param problems shows what failed
    PromptCommands(
            Commands commands, PromptEditor editor, Stage stage, FileDialogs dialogs, Consumer<Throwable> problems) {
        this.commands = commands;
        this.editor = editor;
        this.stage = stage;
        this.dialogs = dialogs;
        this.problems = problems;
    }

    void declare() {
        commands.add(Command.of("edit.undo", "Edit", "Undo", "Shortcut+Z", editor::undo)
                .icon(Icon.UNDO)
                .when(editor.canUndo()));
        commands.add(Command.of("edit.redo", "Edit", "Redo", "Shortcut+Shift+Z", editor::redo)
                .icon(Icon.REDO)
                .when(editor.canRedo()));
        add("add", "Add a prompt", "Shortcut+N", Icon.ADD, this::addPrompt);
        add("duplicate", "Duplicate the prompt", "Shortcut+D", Icon.DUPLICATE, editor::duplicate);
        add("delete", "Delete the prompt", "Shortcut+Delete", Icon.DELETE, editor::delete);
        add("up", "Move the prompt up", "Alt+Up", Icon.UP, () -> editor.move(-1));
        add("down", "Move the prompt down", "Alt+Down", Icon.DOWN, () -> editor.move(1));
        for (var set : BuiltInPrompts.values()) {
            add("set." + set.id(), "Open the set “" + set.id() + "”", "", Icon.NONE, () -> editor.open(set.load()));
        }
        add(
                "import",
                "Import prompts…",
                "",
                Icon.IMPORT,
                () -> commands.get("file.open").run());
        add("export", "Export prompts…", "", Icon.EXPORT, this::export);
    }

    /// Whoever adds a prompt goes on to write it.
    private void addPrompt() {
        editor.add();
        var scene = stage.getScene();
        var field = scene == null ? null : scene.lookup("#edit-prompt");
        if (field != null) {
            field.requestFocus();
        }
    }

    private void export() {
        var set = editor.book().get().set();
        if (set.isEmpty()) {
            problems.accept(new UserException("There is no complete prompt to export. Write one first."));
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle("Export prompts");
        chooser.setInitialFileName("prompts.json");
        chooser.getExtensionFilters()
                .addAll(new ExtensionFilter("JSON", "*.json"), new ExtensionFilter("CSV", "*.csv"));
        dialogs.save(chooser).ifPresent(file -> write(file, set.get()));
    }

    private void write(Path file, PromptSet set) {
        try {
            PromptFiles.write(file, set);
        } catch (UserException e) {
            problems.accept(e);
        }
    }

    private void add(String id, String name, String keys, Icon icon, Runnable action) {
        commands.add("prompt." + id, MENU, name, keys, icon, action);
    }
}
