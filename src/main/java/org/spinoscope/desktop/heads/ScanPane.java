package org.spinoscope.desktop.heads;

import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.shell.TableColumns;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.study.PaperValues;
import org.spinoscope.study.ReproductionScan;
import org.spinoscope.study.ReproductionScan.Row;

/// The reproduction scan as a table, the paper's own values above it.
final class ScanPane extends BorderPane {

    private final TableView<Row> table = new TableView<>();
    private final Label instead = new Label("Every combination of choices, compared with the paper's four values.");

    ScanPane(HeadsViewModel model) {
        var run = new Button("Run the scan");
        run.setId("scan-run");
        run.setOnAction(e -> model.runScan());
        var adopt = new Button("Use this reading");
        adopt.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        adopt.setOnAction(e -> model.selection()
                .reading(table.getSelectionModel().getSelectedItem().reading()));
        var paper = new Label(String.format(
                Locale.ROOT,
                "Paper: r = %s, %s, %s;  ΔL = %s.  A search after the fact.",
                NumberFormats.formatted("%+.3f", PaperValues.R_L3H5),
                NumberFormats.formatted("%+.3f", PaperValues.R_L0H2),
                NumberFormats.formatted("%+.3f", PaperValues.R_L0H7),
                NumberFormats.formatted("%+.3f", PaperValues.GERMANY_GAP)));
        run.setMinWidth(USE_PREF_SIZE);
        adopt.setMinWidth(USE_PREF_SIZE);
        paper.setWrapText(true);
        var bar = new FlowPane(run, adopt, paper);
        bar.getStyleClass().add("view-bar");
        setTop(bar);
        table.getStyleClass().add("dense");
        table.getColumns().add(TableColumns.number("distance", 74, "%.3f", Row::distance));
        table.getColumns().add(TableColumns.number("r L3H5", 70, "%+.3f", row -> row.r()[0]));
        table.getColumns().add(TableColumns.number("r L0H2", 70, "%+.3f", row -> row.r()[1]));
        table.getColumns().add(TableColumns.number("r L0H7", 70, "%+.3f", row -> row.r()[2]));
        table.getColumns().add(TableColumns.number("rank", 50, "%.0f", Row::rank));
        table.getColumns().add(TableColumns.number("ΔL Berlin", 78, "%+.3f", Row::germanyGap));
        table.getColumns().add(TableColumns.number("n", 40, "%.0f", Row::n));
        table.getColumns()
                .add(TableColumns.text("Reading", 420, row -> row.reading().toString()));
        instead.setWrapText(true);
        instead.getStyleClass().add("muted");
        var first = new Button("Run the scan");
        first.setId("scan-first");
        first.setMinWidth(USE_PREF_SIZE);
        first.setOnAction(e -> model.runScan());
        var empty = new VBox(10, instead, first);
        empty.getStyleClass().add("instead");
        table.setPlaceholder(empty);
        setCenter(table);
        model.scan().addListener((o, was, is) -> show(is));
        show(model.scan().getValue());
    }

    private void show(AsyncResult<ReproductionScan.Result> asyncResult) {
        asyncResult.message().ifPresent(instead::setText);
        table.setItems(FXCollections.observableArrayList(
                asyncResult.value().map(ReproductionScan.Result::rows).orElse(java.util.List.of())));
    }
}
