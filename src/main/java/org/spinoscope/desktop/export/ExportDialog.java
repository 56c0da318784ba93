package org.spinoscope.desktop.export;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.export.ExportPlan.Format;
import org.spinoscope.desktop.export.ExportPlan.Preset;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.IntegerSpinner;
import org.spinoscope.desktop.shell.ModalPane;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;

/// Dialog for exporting a figure, with a preview.
public final class ExportDialog {

    private final ModalPane modalPane;
    private final FigureContext kit;
    private final FileDialogs dialogs;
    private final BiConsumer<ExportPlan, Path> write;

    /// @param write does the writing, away from the screen's thread
    public ExportDialog(
            ModalPane modalPane, FigureContext kit, FileDialogs dialogs, BiConsumer<ExportPlan, Path> write) {
        this.modalPane = modalPane;
        this.kit = kit;
        this.dialogs = dialogs;
        this.write = write;
    }

    public void show(FigureSnapshot figureSnapshot) {
        var title = new Label("Export figure");
        title.getStyleClass().add("sheet-title");
        var format = new ChoiceBox<Format>();
        format.setId("export-format");
        format.getItems().setAll(Format.values());
        format.setValue(Format.PNG);
        var preset = new ChoiceBox<Preset>();
        preset.setId("export-size");
        preset.getItems().setAll(Preset.ALL);
        preset.setValue(Preset.ALL.get(1));
        var dpi = IntegerSpinner.spinner(72, 1200, 300, 50);
        dpi.getEditor().setPrefColumnCount(4);
        dpi.disableProperty().bind(format.valueProperty().isNotEqualTo(Format.PNG));
        var dark = new CheckBox("Dark, as on the screen");
        dark.setSelected(false);
        dark.setDisable(!figureSnapshot.dark());
        var grid = new GridPane(12, 10);
        grid.addRow(0, new Label("Format"), format);
        grid.addRow(1, new Label("Size"), preset);
        grid.addRow(2, new Label("Resolution, dpi"), dpi);
        grid.addRow(3, new Label("Theme"), dark);
        var live = new ReadOnlyObjectWrapper<AsyncResult<Figure>>(AsyncResult.ready(figureSnapshot.figure()));
        var preview = new FigurePane(kit, live);
        preview.setPrefSize(430, 330);
        preview.setMinSize(430, 330);
        var cancel = new Button("Cancel");
        cancel.setOnAction(e -> modalPane.hide());
        var save = new Button("Export…");
        save.setId("export-save");
        save.setDefaultButton(true);
        save.getStyleClass().add("accent");
        save.setOnAction(e -> {
            var plan = new ExportPlan(
                    format.getValue(),
                    preset.getValue().size(figureSnapshot),
                    preset.getValue().asSeen() ? Math.max(72, dpi.getValue()) : dpi.getValue(),
                    dark.isSelected());
            choose(plan.format(), figureSnapshot.figure().title()).ifPresent(file -> {
                modalPane.hide();
                write.accept(plan, file);
            });
        });
        var note = new Label("Title, description, model, prompts and Reading go into the file.");
        note.getStyleClass().addAll("muted", "small-text");
        var foot = new HBox(8, note, org.spinoscope.desktop.shell.MainWindow.spring(), cancel, save);
        foot.setAlignment(Pos.CENTER_LEFT);
        var middle = new HBox(20, grid, preview);
        grid.setPadding(new Insets(6, 0, 0, 0));
        var card = new VBox(14, title, middle, foot);
        card.setId("export-dialog");
        card.getStyleClass().add("sheet");
        modalPane.show(card, Pos.CENTER);
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
