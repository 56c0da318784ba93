package org.spinoscope.desktop;

import java.nio.file.Path;
import java.time.Duration;
import javafx.stage.DirectoryChooser;
import org.spinoscope.common.UserException;
import org.spinoscope.common.Version;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.report.FullStudy;
import org.spinoscope.report.ReportWriter;

/// Writes the whole study on the present prompts and Reading into a folder, as the `report` command does.
final class ReportAction {

    private final Workbench bench;

    ReportAction(Workbench bench) {
        this.bench = bench;
    }

    /// Lets the user choose a folder and starts.
    void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Folder for the whole study");
        bench.dialogs.folder(chooser).ifPresent(this::write);
    }

    /// Runs the full study in the background, with progress and Cancel, and shows where it was saved.
    void write(Path folder) {
        var prompts = bench.editor.book().get().set();
        if (prompts.isEmpty()) {
            bench.errorNotifications.report(
                    new UserException("There is no complete prompt to study. Write one first."));
            return;
        }
        var reading = bench.selection.now().reading();
        bench.inferenceService.<Path>submit(
                "whole-study",
                "Writing the whole study",
                Priority.BACKGROUND,
                Duration.ZERO,
                (model, progress) -> {
                    var study = FullStudy.run(model, Version.get(), prompts.get(), reading, progress.part(0, 0.85));
                    new ReportWriter().write(study, folder, progress.part(0.85, 1));
                    return folder.resolve("index.html");
                },
                answer -> {
                    answer.value().ifPresent(page -> bench.strip.showMessage("Report saved to " + page));
                    answer.message().ifPresent(bench.strip::showMessage);
                });
    }
}
