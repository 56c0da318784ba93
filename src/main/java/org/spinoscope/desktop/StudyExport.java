package org.spinoscope.desktop;

import java.nio.file.Path;
import java.time.Duration;
import javafx.stage.DirectoryChooser;
import org.spinoscope.basis.MendableException;
import org.spinoscope.basis.Version;
import org.spinoscope.desktop.task.Urgency;
import org.spinoscope.report.ReportWriter;
import org.spinoscope.report.WholeStudy;

/// Writes the whole study on the present prompts and Reading into a folder, as the `report` command does.
final class StudyExport {

    private final Workbench bench;

    StudyExport(Workbench bench) {
        this.bench = bench;
    }

    /// Lets the user choose a folder and starts.
    void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Folder for the whole study");
        bench.dialogs.folder(chooser).ifPresent(this::write);
    }

    /// Runs the study behind the window, with progress and Cancel, and says where it lies.
    void write(Path folder) {
        var prompts = bench.editor.book().get().set();
        if (prompts.isEmpty()) {
            bench.problems.report(new MendableException("There is no complete prompt to study. Write one first."));
            return;
        }
        var reading = bench.selection.now().reading();
        bench.lab.<Path>ask(
                "whole-study",
                "Writing the whole study",
                Urgency.BACKGROUND,
                Duration.ZERO,
                (model, progress) -> {
                    var study = WholeStudy.run(model, Version.get(), prompts.get(), reading, progress.part(0, 0.85));
                    new ReportWriter().write(study, folder, progress.part(0.85, 1));
                    return folder.resolve("index.html");
                },
                answer -> {
                    answer.value().ifPresent(page -> bench.strip.say("The whole study lies in " + page));
                    answer.instead().ifPresent(bench.strip::say);
                });
    }
}
