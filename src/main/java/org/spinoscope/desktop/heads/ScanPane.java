package org.spinoscope.desktop.heads;

import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.spinoscope.desktop.shell.Columns;
import org.spinoscope.desktop.state.Live;
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
        var paper = new Label("Paper: r = %s, %s, %s;  ΔL = %s.  A search after the fact."
                .formatted(
                        Columns.show("%+.3f", PaperValues.R_L3H5),
                        Columns.show("%+.3f", PaperValues.R_L0H2),
                        Columns.show("%+.3f", PaperValues.R_L0H7),
                        Columns.show("%+.3f", PaperValues.GERMANY_GAP)));
        var bar = new HBox(run, adopt, paper);
        bar.getStyleClass().add("view-bar");
        setTop(bar);
        table.getStyleClass().add("dense");
        table.getColumns().add(Columns.number("distance", 74, "%.3f", Row::distance));
        table.getColumns().add(Columns.number("r L3H5", 70, "%+.3f", row -> row.r()[0]));
        table.getColumns().add(Columns.number("r L0H2", 70, "%+.3f", row -> row.r()[1]));
        table.getColumns().add(Columns.number("r L0H7", 70, "%+.3f", row -> row.r()[2]));
        table.getColumns().add(Columns.number("rank", 50, "%.0f", Row::rank));
        table.getColumns().add(Columns.number("ΔL Berlin", 78, "%+.3f", Row::germanyGap));
        table.getColumns().add(Columns.number("n", 40, "%.0f", Row::n));
        table.getColumns().add(Columns.text("Reading", 420, row -> row.reading().toString()));
        instead.setWrapText(true);
        instead.getStyleClass().add("muted");
        table.setPlaceholder(instead);
        setCenter(table);
        model.scan().addListener((o, was, is) -> show(is));
        show(model.scan().getValue());
    }

    private void show(Live<ReproductionScan.Result> live) {
        live.instead().ifPresent(instead::setText);
        table.setItems(FXCollections.observableArrayList(
                live.value().map(ReproductionScan.Result::rows).orElse(java.util.List.of())));
    }
}
