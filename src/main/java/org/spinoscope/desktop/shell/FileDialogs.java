package org.spinoscope.desktop.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.UserException;

/// Dialogs for files and folders; empty if the user wants none after all, or if the display has no such dialogs.
public final class FileDialogs {

    private final Window owner;
    private final ErrorNotifications errorNotifications;

    public FileDialogs(Window owner, ErrorNotifications errorNotifications) {
        this.owner = owner;
        this.errorNotifications = errorNotifications;
    }

    public Optional<Path> open(FileChooser chooser) {
        return ask(() -> chooser.showOpenDialog(owner));
    }

    public Optional<Path> save(FileChooser chooser) {
        return ask(() -> chooser.showSaveDialog(owner));
    }

    public Optional<Path> folder(DirectoryChooser chooser) {
        return ask(() -> chooser.showDialog(owner));
    }

    private Optional<Path> ask(Supplier<@Nullable File> dialog) {
        try {
            return Optional.ofNullable(dialog.get()).map(File::toPath);
        } catch (UnsupportedOperationException e) {
            errorNotifications.report(new UserException(
                    "This display has no dialogs for files. Name files on the command line, or drop them on the window.",
                    e));
            return Optional.empty();
        }
    }
}
