package org.spinoscope.desktop.spin;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.shell.FileDialogs;
import org.spinoscope.desktop.shell.IntegerSpinner;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ModalPane;
import org.spinoscope.desktop.spin.SpinAnimationPlan.Format;
import org.spinoscope.desktop.spin.SpinAnimationPlan.Rate;
import org.spinoscope.desktop.task.BackgroundTasks;
import org.spinoscope.figure.layout.FigureLayout;

/// Dialog for exporting the spin animation; writes it in the background.
public final class SpinAnimationDialog {

    private final SpinViewModel model;
    private final FigureContext kit;
    private final ModalPane modalPane;
    private final FileDialogs dialogs;
    private final BackgroundTasks backgroundTasks;
    private final java.util.function.Consumer<String> say;
    private final ChoiceBox<Format> format = new ChoiceBox<>();
    private final Spinner<Integer> pixels = number("spin-film-size", 120, 1600, 40);
    private final Spinner<Integer> frames = number("spin-film-frames", 2, 3000, 25);
    private final Spinner<Integer> steps = number("spin-film-steps", 1, 1000, 1);
    private final ChoiceBox<Rate> rate = new ChoiceBox<>();
    private final CheckBox endless = new CheckBox("Loop");
    private final CheckBox dark = new CheckBox("Dark");
    private final ChoiceBox<String> from = new ChoiceBox<>();
    private final Label length = new Label();
    private boolean shownBefore;

    /// @param say shows a message when the animation is written
    public SpinAnimationDialog(
            SpinViewModel model,
            FigureContext kit,
            ModalPane modalPane,
            FileDialogs dialogs,
            BackgroundTasks backgroundTasks,
            java.util.function.Consumer<String> say) {
        this.model = model;
        this.kit = kit;
        this.modalPane = modalPane;
        this.dialogs = dialogs;
        this.backgroundTasks = backgroundTasks;
        this.say = say;
        format.setId("spin-film-format");
        format.getItems().setAll(Format.values());
        rate.getItems().setAll(Rate.values());
        from.setId("spin-film-from");
        from.getItems().setAll("The start, as after a reset", "Where the spin is now");
        from.getSelectionModel().select(0);
        rate.disableProperty().bind(format.valueProperty().isEqualTo(Format.FRAMES));
        endless.disableProperty().bind(rate.disabledProperty());
        fill(SpinAnimationPlan.DEFAULT);
        format.valueProperty().addListener(o -> updateSummary());
        rate.valueProperty().addListener(o -> updateSummary());
        frames.valueProperty().addListener(o -> updateSummary());
        steps.valueProperty().addListener(o -> updateSummary());
        length.setId("spin-film-length");
        length.getStyleClass().addAll("muted", "small-text");
    }

    public void show() {
        if (!shownBefore) {
            shownBefore = true;
            steps.getValueFactory().setValue(model.speed().get());
            dark.setSelected(kit.theme().getValue().dark());
        }
        model.playing().set(false);
        updateSummary();
        var title = new Label("Export animation");
        title.getStyleClass().add("sheet-title");
        var grid = new GridPane(12, 10);
        row(grid, "Format", format);
        row(grid, "Width and height, px", pixels);
        row(grid, "Frames", frames);
        row(grid, "Time steps per frame", steps);
        row(grid, "Frames a second", rate);
        row(grid, "From", from);
        row(grid, "", endless);
        row(grid, "", dark);
        grid.add(length, 0, grid.getRowCount(), 2, 1);
        grid.setPadding(new Insets(6, 0, 0, 0));
        var note = new Label("The file records head, prompt, settings and seed.");
        note.getStyleClass().addAll("muted", "small-text");
        var cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> modalPane.hide());
        var save = new Button("Export…");
        save.setId("spin-film-save");
        save.setDefaultButton(true);
        save.getStyleClass().add("accent");
        save.setOnAction(e -> {
            var plan = plan();
            choose(plan.format()).ifPresent(target -> {
                modalPane.hide();
                write(plan, target);
            });
        });
        var foot = new HBox(8, note, MainWindow.spring(), cancel, save);
        foot.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(14, title, grid, foot);
        card.setId("spin-film-dialog");
        card.getStyleClass().add("sheet");
        modalPane.show(card, Pos.CENTER);
    }

    /// Writes a film of the motion as it is set now, with progress and Cancel.
    void write(SpinAnimationPlan plan, Path target) {
        var film = SpinAnimation.of(plan, model, kit.theme().getValue().maps());
        backgroundTasks.start(
                "Writing the animation",
                progress -> film.write(painter(), target, progress),
                () -> say.accept("Animation saved to " + target));
    }

    /// What is set in the dialog.
    SpinAnimationPlan plan() {
        return new SpinAnimationPlan(
                format.getValue(),
                pixels.getValue(),
                frames.getValue(),
                steps.getValue(),
                rate.getValue(),
                endless.isSelected(),
                dark.isSelected(),
                from.getSelectionModel().getSelectedIndex() == 1);
    }

    private FigureLayout painter() {
        return kit.figureLayout();
    }

    private void fill(SpinAnimationPlan plan) {
        format.setValue(plan.format());
        pixels.getValueFactory().setValue(plan.pixels());
        frames.getValueFactory().setValue(plan.frames());
        steps.getValueFactory().setValue(plan.steps());
        rate.setValue(plan.rate());
        endless.setSelected(plan.endless());
    }

    private void updateSummary() {
        length.setText(plan().inWords(model.parameters().get().dt()));
    }

    private Optional<Path> choose(Format what) {
        var chooser = new FileChooser();
        var name = "spin-seed-" + model.parameters().get().seed();
        if (what == Format.GIF) {
            chooser.setTitle("Export animation");
            chooser.setInitialFileName(name + ".gif");
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("GIF", "*.gif"));
        } else {
            chooser.setTitle("New folder for the frames");
            chooser.setInitialFileName(name + "-frames");
        }
        return dialogs.save(chooser);
    }

    private static void row(GridPane grid, String name, Node control) {
        var label = new Label(name);
        label.setLabelFor(control);
        control.setAccessibleText(name.isEmpty() ? null : name.toLowerCase(Locale.ROOT));
        grid.addRow(grid.getRowCount(), label, control);
    }

    private static Spinner<Integer> number(String id, int min, int max, int by) {
        var spinner = IntegerSpinner.spinner(min, max, min, by);
        spinner.setId(id);
        spinner.getEditor().setPrefColumnCount(5);
        return spinner;
    }
}
