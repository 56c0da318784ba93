package org.spinoscope.desktop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import org.spinoscope.common.UserException;
import org.spinoscope.common.Version;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.report.FullStudy;
import org.spinoscope.report.ReportWriter;

/// Writes the whole study on the present prompts and Reading into a folder, as the `report` command does.
final class ReportAction {

    private final FileDialogs dialogs;
    private final PromptEditor editor;
    private final Selection selection;
    private final InferenceService inferenceService;
    private final Supplier<ColourMaps> colours;
    private final Consumer<String> message;
    private final Consumer<Throwable> problems;

    /// @param colours of numbers, read when a report begins
    ReportAction(
            FileDialogs dialogs,
            PromptEditor editor,
            Selection selection,
            InferenceService inferenceService,
            Supplier<ColourMaps> colours,
            Consumer<String> message,
            Consumer<Throwable> problems) {
        this.dialogs = dialogs;
        this.editor = editor;
        this.selection = selection;
        this.inferenceService = inferenceService;
        this.colours = colours;
        this.message = message;
        this.problems = problems;
    }

    /// Lets the user choose a folder and starts.
    void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Folder for the whole study");
        dialogs.folder(chooser).ifPresent(this::write);
    }

    /// Runs the full study in the background, with progress and Cancel, and shows where it was saved.
    void write(Path folder) {
        var prompts = editor.book().get().set();
        if (prompts.isEmpty()) {
            problems.accept(new UserException(editor.book().get().whyEmpty()));
            return;
        }
        var reading = selection.now().reading();
        var maps = colours.get();
        inferenceService.<Path>submit(
                "whole-study",
                "Writing the whole study",
                Priority.BACKGROUND,
                Duration.ZERO,
                (model, progress) -> {
                    var study = FullStudy.run(model, Version.get(), prompts.get(), reading, progress.part(0, 0.85));
                    new ReportWriter(maps).write(study, folder, progress.part(0.85, 1));
                    return folder.resolve("index.html");
                },
                answer -> {
                    answer.value().ifPresent(page -> message.accept("Report saved to " + page));
                    answer.message().ifPresent(message);
                });
    }
}
