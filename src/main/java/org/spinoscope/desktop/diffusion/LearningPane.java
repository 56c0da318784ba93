package org.spinoscope.desktop.diffusion;

import java.util.Arrays;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.SegmentedButton;
import org.spinoscope.training.ResidualListener.Part;

/// Learns the residual of the model of this window, and shows the loss while it falls.
final class LearningPane extends ScrollPane {

    private static final double CHART_HEIGHT = 170;

    private final ResidualLearning learning;

    LearningPane(DiffusionViewModel model, FigureContext kit) {
        learning = model.learning();
        var chart = new LossChart(learning, model::learningOrigin, kit).chart();
        chart.setMinHeight(CHART_HEIGHT);
        VBox.setVgrow(chart, Priority.ALWAYS);
        var parts = new HBox(SegmentedButton.of(
                List.of(Part.values()),
                Part::title,
                part -> "The loss of the " + part.title(),
                learning.curves().shown()));
        parts.getStyleClass().addAll("view-bar", "tight");
        parts.visibleProperty()
                .bind(learning.curves()
                        .changes()
                        .map(changes ->
                                learning.curves().of(Part.NETWORK).mean().size() > 0));
        parts.managedProperty().bind(parts.visibleProperty());
        var all = new VBox(kept(), choices(), buttons(), parts, chart);
        all.setFillWidth(true);
        setContent(all);
        setFitToWidth(true);
        setFitToHeight(true);
        setId("residual-learning");
    }

    private Label kept() {
        var kept = new Label();
        kept.setId("residual-kept");
        kept.setWrapText(true);
        kept.setMinHeight(Region.USE_PREF_SIZE);
        kept.getStyleClass().add("view-note");
        kept.visibleProperty().bind(learning.running().not());
        kept.managedProperty().bind(kept.visibleProperty());
        kept.textProperty()
                .bind(learning.kept()
                        .map(how -> how.isEmpty()
                                ? "No residual is kept for this model yet. Learn one, and the log-weights “prior” and"
                                        + " “learned” can be chosen in the settings."
                                : "Kept for this model: " + how + "."));
        return kept;
    }

    private FlowPane choices() {
        var s = learning.settings();
        var choices = new FlowPane(
                field(
                        "Learn from",
                        DiffusionControls.box(
                                List.of(LearningSettings.Texts.values()),
                                LearningSettings.Texts::title,
                                s.texts,
                                "residual-texts"),
                        "Contexts are beginnings of these texts, cut at random"),
                field(
                        "features",
                        DiffusionControls.box(
                                Arrays.stream(DiffusionSettings.Field.values())
                                        .filter(field -> field != DiffusionSettings.Field.NONE)
                                        .toList(),
                                DiffusionSettings.Field::title,
                                s.features,
                                "residual-features"),
                        "Features of a context: f(c)"),
                number("contexts", LearningSettings.LEAST_CONTEXTS, LearningSettings.MOST_CONTEXTS, s.contexts),
                number("rank", 1, LearningSettings.MOST_RANK, s.rank),
                number("steps", 1, LearningSettings.MOST_STEPS, s.steps),
                number("minutes at most", 1, LearningSettings.MOST_MINUTES, s.minutes),
                number("seed", 0, Integer.MAX_VALUE, s.seed));
        choices.getStyleClass().add("view-bar");
        choices.setMinHeight(Region.USE_PREF_SIZE);
        choices.visibleProperty().bind(learning.running().not()); // the chart needs the room
        choices.managedProperty().bind(choices.visibleProperty());
        return choices;
    }

    private HBox buttons() {
        var start = new Button("Learn");
        start.setId("residual-start");
        start.getStyleClass().add("accent");
        start.setTooltip(Icons.tooltip("Learns a new residual; the one that is kept is replaced at the end"));
        start.disableProperty().bind(learning.running().or(learning.ready().not()));
        start.setOnAction(e -> learning.start(false));
        var resume = new Button("Continue");
        resume.setId("residual-resume");
        resume.setTooltip(Icons.tooltip("Continues the stopped training with the same settings"));
        resume.disableProperty().bind(learning.running());
        resume.visibleProperty().bind(learning.resumable());
        resume.managedProperty().bind(resume.visibleProperty());
        resume.setOnAction(e -> learning.start(true));
        var cancel = new Button("Cancel");
        cancel.setId("residual-cancel");
        cancel.disableProperty().bind(learning.running().not());
        cancel.setOnAction(e -> learning.cancel());
        var progress = new ProgressBar();
        progress.setId("residual-progress");
        progress.setAccessibleText("Share of the training that is done");
        progress.setPrefWidth(110);
        progress.setMinWidth(40);
        progress.progressProperty().bind(learning.share());
        progress.visibleProperty().bind(learning.running());
        progress.managedProperty().bind(progress.visibleProperty());
        var message = new Label();
        message.setId("residual-message");
        message.setWrapText(true);
        message.textProperty().bind(learning.message());
        HBox.setHgrow(message, Priority.ALWAYS);
        for (var button : List.of(start, resume, cancel)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        var line = new HBox(8, start, resume, cancel, progress, message);
        line.getStyleClass().add("view-bar");
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private static HBox number(String name, int least, int most, IntegerProperty of) {
        var spinner = DiffusionControls.spinner(least, most, of, "residual-" + name.split(" ")[0]);
        spinner.getEditor().setPrefColumnCount(6);
        return field(name, spinner, "");
    }

    private static HBox field(String name, Region control, String help) {
        var label = new Label(name);
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        if (!help.isEmpty()) {
            label.setTooltip(Icons.tooltip(help));
        }
        var field = new HBox(6, label, control);
        field.setAlignment(Pos.CENTER_LEFT);
        return field;
    }
}
