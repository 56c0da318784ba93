package org.spinoscope.desktop.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.export.ExportPlan.Format;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ModalPane;

/// Dialog for exporting figures, with a preview of the page.
public final class ExportDialog {

    /// One figure and where it goes.
    public record Job(ExportPlan plan, FigureSnapshot seen, Path file) {}

    private final ModalPane modalPane;
    private final FigureContext kit;
    private final FileDialogs dialogs;
    private final Writer writer;

    /// Does the writing, away from the screen's thread.
    public interface Writer {

        void write(List<Job> jobs);

        /// Writes the figure once for every prompt.
        ///
        /// @param job how and where the figure of a prompt is written, by the prompt's row
        void writeEveryPrompt(BiFunction<Integer, FigureSnapshot, Job> job);
    }

    public ExportDialog(ModalPane modalPane, FigureContext kit, FileDialogs dialogs, Writer writer) {
        this.modalPane = modalPane;
        this.kit = kit;
        this.dialogs = dialogs;
        this.writer = writer;
    }

    /// @param one the figure that is meant
    /// @param shown all figures on the screen
    /// @param prompts how many prompts the figure can be exported for
    /// @param last what an earlier call gave to `keep`; empty the first time
    /// @param keep takes what is chosen, when the figure is exported
    public void show(FigureSnapshot one, List<FigureSnapshot> shown, int prompts, String last, Consumer<String> keep) {
        var title = new Label("Export figure");
        title.getStyleClass().add("sheet-title");
        var form = new ExportForm(ExportChoices.parse(last), shown.size(), prompts);
        var preview = new ExportPreview(kit, one);
        form.choices().addListener((o, was, is) -> preview.show(is.plan(one)));
        preview.show(form.choices().get().plan(one));
        var cancel = new Button("Cancel");
        cancel.setOnAction(e -> modalPane.hide());
        var save = new Button("Export…");
        save.setId("export-save");
        save.setDefaultButton(true);
        save.getStyleClass().add("accent");
        save.setOnAction(e -> {
            var choices = form.choices().get();
            choose(choices.format(), one.figure().title()).ifPresent(file -> {
                modalPane.hide();
                keep.accept(choices.toString());
                switch (choices.scope()) {
                    case ONE -> writer.write(jobs(choices, List.of(one), file));
                    case SHOWN -> writer.write(jobs(choices, shown, file));
                    case PROMPTS ->
                        writer.writeEveryPrompt((row, figure) ->
                                new Job(choices.plan(figure), figure, ofPrompt(file, choices.format(), row)));
                }
            });
        });
        var note = new Label("Title, description, model, prompts and Reading go into the file.");
        note.getStyleClass().addAll("muted", "small-text");
        note.setWrapText(true);
        var foot = new HBox(8, note, MainWindow.spring(), cancel, save);
        foot.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(14, title, new HBox(20, form, preview), foot);
        card.setId("export-dialog");
        card.getStyleClass().add("sheet");
        modalPane.show(card, Pos.CENTER);
    }

    /// The file for one figure; for several, its name with numbers before the ending, passing over files
    /// that exist, because the user was asked about the one file only.
    static List<Job> jobs(ExportChoices choices, List<FigureSnapshot> figures, Path file) {
        if (figures.size() == 1) {
            return List.of(new Job(choices.plan(figures.getFirst()), figures.getFirst(), file));
        }
        var free = free(file, choices.format(), "", 1).iterator();
        return figures.stream()
                .map(figure -> new Job(choices.plan(figure), figure, free.next()))
                .toList();
    }

    /// The file for a prompt's figure: the name with the prompt's number (from 1), passing over files that exist.
    static Path ofPrompt(Path file, Format format, int row) {
        var plain = named(file, format, "-prompt-" + (row + 1));
        return Files.notExists(plain)
                ? plain
                : free(file, format, "-prompt-" + (row + 1), 2).findFirst().orElseThrow();
    }

    private static Stream<Path> free(Path file, Format format, String part, int from) {
        return IntStream.iterate(from, i -> i + 1)
                .mapToObj(i -> named(file, format, part + "-" + i))
                .filter(Files::notExists);
    }

    private static Path named(Path file, Format format, String part) {
        var ending = "." + format.extension();
        var name = String.valueOf(file.getFileName());
        var stem = name.endsWith(ending) ? name.substring(0, name.length() - ending.length()) : name;
        return file.resolveSibling(stem + part + ending);
    }

    private Optional<Path> choose(Format format, String title) {
        var chooser = new FileChooser();
        chooser.setTitle("Export figure");
        chooser.setInitialFileName(fileName(title) + "." + format.extension());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(format.name(), "*." + format.extension()));
        return dialogs.save(chooser);
    }

    /// A file name from a title: lower case, words joined by hyphens.
    static String fileName(String title) {
        var plain = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "figure" : plain.substring(0, Math.min(60, plain.length()));
    }
}
