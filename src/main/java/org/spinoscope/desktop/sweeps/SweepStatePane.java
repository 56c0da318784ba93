package org.spinoscope.desktop.sweeps;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.command.Icon;

/// What is open, what is wrong with it, and the sweep that is running.
final class SweepStatePane extends VBox {

    private final SweepsViewModel model;

    SweepStatePane(SweepsViewModel model) {
        this.model = model;
        var what = new Label();
        what.setId("sweeps-what");
        what.setWrapText(true);
        what.textProperty()
                .bind(Bindings.createStringBinding(
                        this::what,
                        model.sweep().folder(),
                        model.sweep().state(),
                        model.sweep().summary()));
        what.getStyleClass().add("muted");
        SweepsView.shownWhile(what, what.textProperty().map(text -> !text.isEmpty()));
        var bar = new ProgressBar();
        bar.setId("sweeps-progress");
        bar.progressProperty().bind(model.runner().status().map(s -> s.fraction()));
        bar.setPrefWidth(160);
        bar.setMinWidth(60);
        SweepsView.shownWhile(bar, model.runner().status().map(SweepRunner.Status::running));
        var words = new Label();
        words.setId("sweeps-status");
        words.setWrapText(true);
        words.textProperty().bind(model.runner().status().map(SweepRunner.Status::words));
        var cancel = SweepsView.button(
                "Cancel",
                "sweeps-cancel",
                Icon.CLOSE,
                "Stop the sweep; finished parts are kept",
                () -> model.runner().cancel());
        SweepsView.shownWhile(cancel, model.runner().status().map(SweepRunner.Status::running));
        var line = new HBox(8, bar, words, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        SweepsView.shownWhile(line, model.runner().status().map(s -> !s.words().isEmpty()));
        setSpacing(4);
        getChildren().addAll(what, line);
        getStyleClass().addAll("view-bar", "tight");
        SweepsView.shownWhile(
                this, what.managedProperty().flatMap(a -> line.managedProperty().map(b -> a || b)));
    }

    private String what() {
        var state = model.sweep().state().get();
        var sums = model.sweep().summary().get().value();
        if (sums.isEmpty()) {
            return "";
        }
        var plan = sums.get().table().plan();
        var text = new StringBuilder(model.sweep()
                        .folder()
                        .get()
                        .map(path -> String.valueOf(path.getFileName()))
                        .orElse(""))
                .append(": ")
                .append(NumberFormats.formatted("%,.0f", sums.get().count()))
                .append(" prompts, model ")
                .append(plan.model().id());
        if (!sums.get().filter().words().isEmpty()) {
            text.append(", only ").append(sums.get().filter().words());
        }
        if (!state.whole()) {
            text.append(". ")
                    .append(state.read())
                    .append(" of ")
                    .append(state.planned())
                    .append(" parts are written; ")
                    .append(state.busy() ? "another program is writing it, and new ones" : "new ones")
                    .append(" appear here");
        }
        return text.append(state.complaint().isEmpty() ? "." : ". " + state.complaint())
                .toString();
    }
}
