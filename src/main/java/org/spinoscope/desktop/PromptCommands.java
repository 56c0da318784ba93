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
import org.spinoscope.prompt.PromptList;

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
        var rows = editor.rows();
        add("duplicate", "Duplicate the selected prompts", "Shortcut+D", Icon.DUPLICATE, rows::duplicate);
        add("delete", "Delete the selected prompts", "Shortcut+Delete", Icon.DELETE, rows::delete);
        add("up", "Move the selected prompts up", "Alt+Up", Icon.UP, () -> rows.move(-1));
        add("down", "Move the selected prompts down", "Alt+Down", Icon.DOWN, () -> rows.move(1));
        add("switch", "Switch the selected prompts on or off", "Shortcut+U", Icon.SWITCH, rows::toggle);
        add("only", "Switch on the selected prompts only", "", Icon.NONE, rows::onlySelected);
        add("all", "Switch all prompts on", "", Icon.NONE, rows::allOn);
        add("find", "Find prompts", "Shortcut+F", Icon.SEARCH, this::find);
        for (var set : BuiltInPrompts.values()) {
            add(
                    "set." + set.id(),
                    "Open the set “" + set.id() + "”",
                    "",
                    Icon.NONE,
                    () -> editor.open(PromptList.of(set.load())));
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
        editor.rows().words().set("");
        editor.add();
        go("#edit-prompt");
    }

    private void find() {
        go("#find-prompts");
    }

    /// In a narrow window the prompts' column has to come first.
    private void go(String field) {
        if (!focus(field)) {
            commands.get("view.left").run();
            focus(field);
        }
    }

    private boolean focus(String field) {
        var scene = stage.getScene();
        var node = scene == null ? null : scene.lookup(field);
        if (node != null) {
            node.requestFocus();
        }
        return node != null;
    }

    private void export() {
        var list = editor.book().get().list();
        if (list.isEmpty()) {
            problems.accept(new UserException("There is no complete prompt to export. Write one first."));
            return;
        }
        var chooser = new FileChooser();
        chooser.setTitle("Export prompts");
        chooser.setInitialFileName("prompts.json");
        chooser.getExtensionFilters()
                .addAll(new ExtensionFilter("JSON", "*.json"), new ExtensionFilter("CSV", "*.csv"));
        dialogs.save(chooser).ifPresent(file -> write(file, list.get()));
    }

    private void write(Path file, PromptList list) {
        try {
            PromptFiles.write(file, list);
        } catch (UserException e) {
            problems.accept(e);
        }
    }

    private void add(String id, String name, String keys, Icon icon, Runnable action) {
        commands.add("prompt." + id, MENU, name, keys, icon, action);
    }
}
