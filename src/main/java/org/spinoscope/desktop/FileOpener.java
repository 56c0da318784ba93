package org.spinoscope.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.models.ModelOpener;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.SessionFile;
import org.spinoscope.prompt.PromptFiles;

/// Opens a file named by the user: a prompt file, a session, or a folder with a checkpoint or a sweep.
final class FileOpener {

    private final ModelOpener models;
    private final PromptEditor editor;
    private final SessionController sessions;
    private final SessionSaving saving;
    private final Consumer<Path> sweep;
    private final Consumer<String> message;
    private final Consumer<Throwable> problems;

    /// @param sweep opens the folder of a sweep
    /// @param message shows what was done
    /// @param problems shows what failed
    FileOpener(
            ModelOpener models,
            PromptEditor editor,
            SessionController sessions,
            SessionSaving saving,
            Consumer<Path> sweep,
            Consumer<String> message,
            Consumer<Throwable> problems) {
        this.models = models;
        this.editor = editor;
        this.sessions = sessions;
        this.saving = saving;
        this.sweep = sweep;
        this.message = message;
        this.problems = problems;
    }

    /// Opens files that were named on the command line or dropped on the window.
    void open(List<Path> files) {
        List.copyOf(files).forEach(this::open);
    }

    void open(Path path) {
        try {
            if (Files.isRegularFile(path.resolve("manifest.json"))) {
                sweep.accept(path);
            } else if (Files.isDirectory(path)) {
                models.open(path.toString());
            } else if (String.valueOf(path.getFileName()).endsWith(".safetensors")) {
                models.open(String.valueOf(path.toAbsolutePath().getParent()));
            } else if (SessionFile.isSession(path)) {
                saving.beforeLeaving(() -> session(path));
            } else {
                editor.open(PromptFiles.list(path));
                message.accept("Opened " + path.getFileName());
            }
        } catch (UserException e) {
            problems.accept(e);
        }
    }

    private void session(Path path) {
        try {
            sessions.open(path);
        } catch (UserException e) {
            problems.accept(e);
        }
    }
}
