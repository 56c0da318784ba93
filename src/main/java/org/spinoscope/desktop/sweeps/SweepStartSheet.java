package org.spinoscope.desktop.sweeps;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.IntegerSpinner;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ModalPane;
import org.spinoscope.prompt.bulk.BulkFormat;
import org.spinoscope.sweep.Measure;

/// Asks what a new sweep shall run over, measure, and where it shall be written.
public final class SweepStartSheet {

    private final SweepsViewModel model;
    private final ModalPane modalPane;
    private final FileDialogs dialogs;
    private final TextField prompts = new TextField("factual-recall");
    private final TextField out = new TextField();
    private final ComboBox<BulkFormat> format = new ComboBox<>(FXCollections.observableArrayList(BulkFormat.values()));
    private final Map<Measure, CheckBox> measures = new EnumMap<>(Measure.class);
    private final CheckBox skip = new CheckBox("Leave out bad records instead of refusing the set");
    private final Spinner<Integer> limit = IntegerSpinner.spinner(0, Integer.MAX_VALUE, 0, 1000);
    private final Label reading = new Label();
    private final Label missing = new Label();

    public SweepStartSheet(SweepsViewModel model, ModalPane modalPane, FileDialogs dialogs) {
        this.model = model;
        this.modalPane = modalPane;
        this.dialogs = dialogs;
        prompts.setId("sweep-prompts");
        out.setId("sweep-out");
        format.setId("sweep-format");
        format.setValue(BulkFormat.AUTO);
        format.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable BulkFormat value) {
                return value == null ? "" : value == BulkFormat.AUTO ? "detected from the file" : value.key();
            }

            @Override
            public BulkFormat fromString(String typed) {
                throw new IllegalStateException("the box is not editable");
            }
        });
        limit.setId("sweep-limit");
        limit.setPrefWidth(120);
        skip.setId("sweep-skip");
        for (var measure : Measure.values()) {
            var box = new CheckBox(title(measure));
            box.setId("sweep-measure-" + measure.key());
            box.setSelected(measure != Measure.EXACT);
            measures.put(measure, box);
        }
        missing.setId("sweep-missing");
        missing.setWrapText(true);
        missing.getStyleClass().add("warning");
        reading.setWrapText(true);
    }

    private static String title(Measure measure) {
        return switch (measure) {
            case THEORY -> "theory (ΔL theory)";
            case DIRECT -> "direct (logit attribution)";
            case ESTIMATE -> "estimate (effect to first order)";
            case EXACT -> "exact (every head removed; slow)";
        };
    }

    /// Shows the sheet over the window.
    public void show() {
        reading.setText(model.newReading());
        missing.setText("");
        var title = new Label("Start a sweep");
        title.getStyleClass().add("sheet-title");
        var grid = new GridPane(10, 8);
        grid.addRow(
                0,
                label("Prompts", prompts),
                chosen(
                        prompts,
                        button("File…", "sweep-file", this::file),
                        button("Folder…", "sweep-folder", () -> folder(prompts))));
        grid.addRow(1, label("Format", format), format);
        grid.addRow(2, new Label("Measures"), boxes());
        grid.addRow(3, new Label("Reading"), reading);
        grid.addRow(4, label("Most prompts", limit), new HBox(8, limit, muted("0 for all")));
        grid.addRow(5, new Label(""), skip);
        grid.addRow(6, label("Write into", out), chosen(out, button("Folder…", "sweep-out-folder", () -> folder(out))));
        var start = new Button("Start");
        start.setId("sweep-start");
        start.setDefaultButton(true);
        start.setOnAction(e -> start());
        var close = new Button("Cancel");
        close.setCancelButton(true);
        close.setOnAction(e -> modalPane.hide());
        var foot = new HBox(8, MainWindow.spring(), close, start);
        foot.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(
                12,
                title,
                muted("Every head on every prompt, with the model of this window. A stopped sweep continues when"
                        + " it is started again into the same folder."),
                grid,
                missing,
                foot);
        card.setId("sweep-sheet");
        card.getStyleClass().addAll("sheet", "sheet-wide");
        modalPane.show(card, Pos.CENTER);
        prompts.requestFocus();
    }

    private static Label label(String text, Node field) {
        var label = new Label(text);
        label.setLabelFor(field);
        label.setMinWidth(Label.USE_PREF_SIZE);
        return label;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private static Button button(String text, String id, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(e -> action.run());
        return button;
    }

    private static HBox chosen(TextField field, Node... buttons) {
        var line = new HBox(6, field);
        line.getChildren().addAll(buttons);
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setPrefColumnCount(28);
        return line;
    }

    private FlowPane boxes() {
        var boxes = new FlowPane(12, 4);
        boxes.getChildren().addAll(measures.values());
        boxes.setPrefWrapLength(420);
        return boxes;
    }

    private void file() {
        var chooser = new FileChooser();
        chooser.setTitle("Prompts of the sweep");
        dialogs.open(chooser).ifPresent(path -> prompts.setText(path.toString()));
    }

    private void folder(TextField into) {
        var chooser = new DirectoryChooser();
        chooser.setTitle("Choose a folder");
        dialogs.folder(chooser).ifPresent(path -> into.setText(path.toString()));
    }

    private void start() {
        var chosen = EnumSet.noneOf(Measure.class);
        measures.forEach((measure, box) -> {
            if (box.isSelected()) {
                chosen.add(measure);
            }
        });
        if (prompts.getText().isBlank() || out.getText().isBlank() || chosen.isEmpty()) {
            missing.setText(
                    prompts.getText().isBlank()
                            ? "Choose the prompts: a file, a folder, or the name of a built-in set."
                            : out.getText().isBlank()
                                    ? "Choose a folder to write into; a new one is made."
                                    : "Choose at least one measure.");
            return;
        }
        try {
            model.runner()
                    .start(new SweepRunner.Order(
                            prompts.getText().strip(),
                            format.getValue(),
                            chosen,
                            Path.of(out.getText().strip()),
                            skip.isSelected(),
                            limit.getValue()));
            modalPane.hide();
        } catch (InvalidPathException e) {
            missing.setText(String.format(Locale.ROOT, "“%s” is no folder name. Choose another.", out.getText()));
        }
    }
}
