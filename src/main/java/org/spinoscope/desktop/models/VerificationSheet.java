package org.spinoscope.desktop.models;

import java.time.Duration;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.ModalPane;
import org.spinoscope.desktop.shell.TableColumns;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.study.verification.Check;
import org.spinoscope.study.verification.Verification;

/// What the `verify` command prints, as a table: is this checkpoint what it should be?
public final class VerificationSheet {

    private static final String KEY = "verify";

    private final InferenceService inferenceService;
    private final ModalPane modalPane;

    public VerificationSheet(InferenceService inferenceService, ModalPane modalPane) {
        this.inferenceService = inferenceService;
        this.modalPane = modalPane;
    }

    /// Shows the sheet and runs the checks on the present model.
    public void show() {
        var title = new Label("Checks of the model");
        title.getStyleClass().add("sheet-title");
        var summary = new Label("Checking…");
        summary.setId("verify-summary");
        summary.setWrapText(true);
        summary.getStyleClass().add("muted");
        var table = table();
        var close = new Button("Close");
        close.setOnAction(e -> modalPane.hide());
        var foot = new HBox(8, MainWindow.spring(), close);
        foot.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(12, title, summary, table, foot);
        card.setId("verification");
        card.getStyleClass().addAll("sheet", "sheet-table");
        modalPane.show(card, Pos.CENTER);
        inferenceService.<Verification>submit(
                KEY,
                "Checking the model",
                Priority.BACKGROUND,
                Duration.ZERO,
                (model, progress) -> Verification.of(model, progress),
                answer -> fill(answer, summary, table));
    }

    private static TableView<Check> table() {
        var table = new TableView<Check>();
        table.setId("verify-table");
        table.getStyleClass().add("dense");
        table.setPrefHeight(460);
        table.setPlaceholder(new Label("The checks take a few seconds."));
        table.getColumns().add(TableColumns.text("Check", 330, Check::name));
        table.getColumns().add(TableColumns.text("Outcome", 74, VerificationSheet::outcome));
        table.getColumns().add(TableColumns.text("Measured", 130, Check::measured));
        table.getColumns().add(TableColumns.text("Expected", 110, Check::expected));
        table.getColumns().add(TableColumns.text("Tolerance", 80, Check::tolerance));
        table.getColumns().add(TableColumns.text("Remark", 260, Check::remark));
        return table;
    }

    private static String outcome(Check check) {
        return switch (check.outcome()) {
            case PASS -> "✓ pass";
            case FAIL -> "✗ fail";
            case SKIPPED -> "skipped";
            case REPORTED -> "reported";
        };
    }

    private static void fill(AsyncResult<Verification> answer, Label summary, TableView<Check> table) {
        answer.message().ifPresent(summary::setText);
        answer.value()
                .ifPresent(verification -> summary.setText(verification.model().label() + ", sha256 "
                        + verification.sha256() + ". " + verification.summary()));
        table.setItems(FXCollections.observableArrayList(
                answer.value().map(Verification::checks).orElse(List.of())));
    }
}
