package org.spinoscope.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.state.SessionFile;
import org.spinoscope.prompt.PromptFiles;

/// Opens a file named by the user: a prompt file, a session, or a folder with a checkpoint or a sweep.
final class FileOpener {

    private final Workbench bench;

    FileOpener(Workbench bench) {
        this.bench = bench;
    }

    void open(Path path) {
        try {
            if (Files.isRegularFile(path.resolve("manifest.json"))) {
                bench.sweeps.open(path);
                bench.commands.get("view.sweeps").run();
            } else if (Files.isDirectory(path)) {
                bench.models.open(path.toString());
            } else if (String.valueOf(path.getFileName()).endsWith(".safetensors")) {
                bench.models.open(String.valueOf(path.toAbsolutePath().getParent()));
            } else if (SessionFile.isSession(path)) {
                new SessionCommands(bench).beforeLeaving(() -> session(path));
            } else {
                bench.editor.open(PromptFiles.read(path));
                bench.strip.showMessage("Opened " + path.getFileName());
            }
        } catch (UserException e) {
            bench.errorNotifications.report(e);
        }
    }

    private void session(Path path) {
        try {
            bench.sessionController.open(path);
        } catch (UserException e) {
            bench.errorNotifications.report(e);
        }
    }
}
