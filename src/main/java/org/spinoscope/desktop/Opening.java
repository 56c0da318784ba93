package org.spinoscope.desktop;

import java.nio.file.Files;
import java.nio.file.Path;
import org.spinoscope.basis.MendableException;
import org.spinoscope.desktop.state.SessionFile;
import org.spinoscope.prompt.PromptFiles;

/// Opens whatever the user hands over: a prompt file, a session, or a folder with a checkpoint.
final class Opening {

    private final Workbench bench;

    Opening(Workbench bench) {
        this.bench = bench;
    }

    void open(Path path) {
        try {
            if (Files.isDirectory(path)) {
                bench.models.open(path.toString());
            } else if (String.valueOf(path.getFileName()).endsWith(".safetensors")) {
                bench.models.open(String.valueOf(path.toAbsolutePath().getParent()));
            } else if (SessionFile.isSession(path)) {
                bench.sessions.open(path);
            } else {
                bench.editor.open(PromptFiles.read(path));
                bench.strip.say("Opened " + path.getFileName());
            }
        } catch (MendableException e) {
            bench.problems.report(e);
        }
    }
}
