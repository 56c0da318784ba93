package org.spinoscope.desktop;

import java.util.List;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.task.TaskHandle;

/// The commands that open and save files.
final class FileCommands {

    private static final String MENU = "File";

    private final Commands commands;
    private final FileOpener opener;
    private final FileDialogs dialogs;
    private final SessionController session;
    private final SessionSaving saving;
    private final Supplier<List<TaskHandle>> running;

    /// @param running all work that can be cancelled
    FileCommands(
            Commands commands,
            FileOpener opener,
            FileDialogs dialogs,
            SessionController session,
            SessionSaving saving,
            Supplier<List<TaskHandle>> running) {
        this.commands = commands;
        this.opener = opener;
        this.dialogs = dialogs;
        this.session = session;
        this.saving = saving;
        this.running = running;
    }

    void declare() {
        commands.add(
                "file.new",
                MENU,
                "New session",
                "Shortcut+Shift+N",
                Icon.ADD,
                () -> saving.beforeLeaving(session::begin));
        commands.add("file.open", MENU, "Open prompts, session or model…", "Shortcut+O", Icon.OPEN, this::open);
        commands.add("file.save", MENU, "Save session", "Shortcut+S", Icon.SAVE, () -> saving.save(() -> {}));
        commands.add(
                "file.save-as", MENU, "Save session as…", "Shortcut+Shift+S", Icon.SAVE, () -> saving.saveAs(() -> {}));
        commands.add(
                "file.cancel",
                MENU,
                "Cancel running work",
                "Shortcut+Period",
                Icon.CLOSE,
                () -> running.get().forEach(TaskHandle::cancel));
    }

    private void open() {
        var chooser = new FileChooser();
        chooser.setTitle("Open");
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(
                                "Prompts, sessions, models", "*.json", "*.csv", "*.tsv", "*.txt", "*.safetensors"),
                        new ExtensionFilter("All files", "*"));
        dialogs.open(chooser).ifPresent(opener::open);
    }
}
