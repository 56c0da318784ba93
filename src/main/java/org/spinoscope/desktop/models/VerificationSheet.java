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
import org.spinoscope.desktop.lab.Lab;
import org.spinoscope.desktop.shell.Columns;
import org.spinoscope.desktop.shell.MainWindow;
import org.spinoscope.desktop.shell.Overlay;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.desktop.task.Urgency;
import org.spinoscope.study.verification.Check;
import org.spinoscope.study.verification.Verification;

/// What the `verify` command prints, as a table: is this checkpoint what it should be?
public final class VerificationSheet {

    private static final String KEY = "verify";

    private final Lab lab;
    private final Overlay overlay;

    public VerificationSheet(Lab lab, Overlay overlay) {
        this.lab = lab;
        this.overlay = overlay;
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
        close.setOnAction(e -> overlay.hide());
        var foot = new HBox(8, MainWindow.spring(), close);
        foot.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(12, title, summary, table, foot);
        card.setId("verification");
        card.getStyleClass().add("sheet");
        card.setPrefWidth(860);
        overlay.show(card, Pos.CENTER);
        lab.<Verification>ask(
                KEY,
                "Checking the model",
                Urgency.BACKGROUND,
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
        table.getColumns().add(Columns.text("Check", 330, Check::name));
        table.getColumns().add(Columns.text("Outcome", 74, VerificationSheet::outcome));
        table.getColumns().add(Columns.text("Measured", 130, Check::measured));
        table.getColumns().add(Columns.text("Expected", 110, Check::expected));
        table.getColumns().add(Columns.text("Tolerance", 80, Check::tolerance));
        table.getColumns().add(Columns.text("Remark", 260, Check::remark));
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

    private static void fill(Live<Verification> answer, Label summary, TableView<Check> table) {
        answer.instead().ifPresent(summary::setText);
        answer.value()
                .ifPresent(verification -> summary.setText(verification.model().label() + ", sha256 "
                        + verification.sha256() + ". " + verification.summary()));
        table.setItems(FXCollections.observableArrayList(
                answer.value().map(Verification::checks).orElse(List.of())));
    }
}
