package org.spinoscope.desktop;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.task.TaskHandle;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.BuiltInPrompts;
import org.spinoscope.prompt.PromptFiles;

/// The commands that work on prompts, selection and files.
final class StandardCommands {

    private final Workbench bench;

    StandardCommands(Workbench bench) {
        this.bench = bench;
    }

    void declare() {
        file();
        edit();
        prompts();
        go();
    }

    private void file() {
        var sessions = new SessionCommands(bench);
        sessions.declareNew();
        add("file.open", "File", "Open prompts, session or model…", "Shortcut+O", Icon.OPEN, this::open);
        sessions.declareSaving();
        add(
                "file.cancel",
                "File",
                "Cancel running work",
                "Shortcut+Period",
                Icon.CLOSE,
                () -> bench.running().forEach(TaskHandle::cancel));
    }

    private void edit() {
        add("edit.undo", "Edit", "Undo", "Shortcut+Z", Icon.UNDO, bench.editor::undo, bench.editor.canUndo());
        add("edit.redo", "Edit", "Redo", "Shortcut+Shift+Z", Icon.REDO, bench.editor::redo, bench.editor.canRedo());
    }

    private void prompts() {
        add("prompt.add", "Prompts", "Add a prompt", "Shortcut+N", Icon.ADD, this::addPrompt);
        add(
                "prompt.duplicate",
                "Prompts",
                "Duplicate the prompt",
                "Shortcut+D",
                Icon.DUPLICATE,
                bench.editor::duplicate);
        add("prompt.delete", "Prompts", "Delete the prompt", "Shortcut+Delete", Icon.DELETE, bench.editor::delete);
        add("prompt.up", "Prompts", "Move the prompt up", "Alt+Up", Icon.UP, () -> bench.editor.move(-1));
        add("prompt.down", "Prompts", "Move the prompt down", "Alt+Down", Icon.DOWN, () -> bench.editor.move(1));
        for (var set : BuiltInPrompts.values()) {
            add(
                    "prompt.set." + set.id(),
                    "Prompts",
                    "Open the set “" + set.id() + "”",
                    "",
                    Icon.NONE,
                    () -> bench.editor.open(set.load()));
        }
        add("prompt.import", "Prompts", "Import prompts…", "", Icon.IMPORT, this::open);
        add("prompt.export", "Prompts", "Export prompts…", "", Icon.EXPORT, this::exportPrompts);
    }

    /// Whoever adds a prompt goes on to write it.
    private void addPrompt() {
        bench.editor.add();
        var scene = bench.stage.getScene();
        var field = scene == null ? null : scene.lookup("#edit-prompt");
        if (field != null) {
            field.requestFocus();
        }
    }

    private void go() {
        var s = bench.selection;
        add("go.back", "Go", "Back", "Alt+Left", Icon.BACK, s::back, s.canGoBack());
        add("go.forward", "Go", "Forward", "Alt+Right", Icon.FORWARD, s::forward, s.canGoForward());
        add("go.next-prompt", "Go", "Next prompt", "Shortcut+Down", Icon.NONE, () -> step(1));
        add("go.previous-prompt", "Go", "Previous prompt", "Shortcut+Up", Icon.NONE, () -> step(-1));
        add("go.strongest", "Go", "Head with the largest |r|", "Shortcut+L", Icon.NONE, this::strongest);
        add("go.paper-head", "Go", "The paper's head, L3H5", "", Icon.NONE, () -> s.head(new HeadId(3, 5)));
    }

    private void step(int by) {
        bench.editor.go(bench.editor.row().get() + by);
    }

    private void strongest() {
        bench.studyResults
                .correlation()
                .get()
                .value()
                .ifPresent(result ->
                        bench.selection.head(result.ranking().getFirst().id()));
    }

    private void open() {
        var chooser = chooser("Open");
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(
                                "Prompts, sessions, models", "*.json", "*.csv", "*.tsv", "*.txt", "*.safetensors"),
                        new ExtensionFilter("All files", "*"));
        bench.dialogs.open(chooser).ifPresent(file -> bench.openAll(List.of(file)));
    }

    private void exportPrompts() {
        var set = bench.editor.book().get().set();
        if (set.isEmpty()) {
            bench.errorNotifications.report(
                    new UserException("There is no complete prompt to export. Write one first."));
            return;
        }
        var chooser = chooser("Export prompts");
        chooser.setInitialFileName("prompts.json");
        chooser.getExtensionFilters()
                .addAll(new ExtensionFilter("JSON", "*.json"), new ExtensionFilter("CSV", "*.csv"));
        write(chooser, path -> PromptFiles.write(path, set.get()));
    }

    private void write(FileChooser chooser, java.util.function.Consumer<Path> writing) {
        bench.dialogs.save(chooser).ifPresent(file -> {
            try {
                writing.accept(file);
            } catch (UserException e) {
                bench.errorNotifications.report(e);
            }
        });
    }

    private static FileChooser chooser(String title) {
        var chooser = new FileChooser();
        chooser.setTitle(title);
        return chooser;
    }

    private void add(String id, String menu, String name, String keys, Icon icon, Runnable action) {
        bench.commands.add(Command.of(id, menu, name, keys, action).icon(icon));
    }

    private void add(
            String id,
            String menu,
            String name,
            String keys,
            Icon icon,
            Runnable action,
            ObservableBooleanValue enabled) {
        bench.commands.add(Command.of(id, menu, name, keys, action).icon(icon).when(enabled));
    }
}
