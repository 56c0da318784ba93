package org.spinoscope.desktop.prompts;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.lab.Answers;
import org.spinoscope.desktop.lab.SetAnswers;
import org.spinoscope.desktop.shell.Columns;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.desktop.state.PromptEditor;

/// The table of all pairs with what the model makes of them, and the likeliest next tokens of the current one.
public final class PromptTable extends BorderPane {

    private final PromptEditor editor;
    private final ObservableValue<Live<SetAnswers>> all;
    private final TableView<PromptRow> table = new TableView<>();
    private final TableView<Answers.Candidate> top = new TableView<>();
    private final Label summary = new Label();
    private final Label topTitle = new Label("Next token");
    private boolean following;

    public PromptTable(
            PromptEditor editor, ObservableValue<Live<SetAnswers>> all, ObservableValue<Live<Answers>> current) {
        this.editor = editor;
        this.all = all;
        getStyleClass().add("view-root");
        columns();
        table.setId("prompt-table");
        table.getStyleClass().addAll("dense", "striped");
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (!following && is != null) {
                editor.go(is.row());
            }
        });
        topTitle.getStyleClass().add("section-title");
        topTitle.setPadding(new Insets(8, 10, 6, 10));
        top.getStyleClass().add("dense");
        top.getColumns()
                .add(Columns.text("Token", 96, c -> TokenChips.visible(c.piece().text())));
        top.getColumns().add(Columns.number("id", 70, "%.0f", c -> c.piece().id()));
        top.getColumns().add(Columns.text("P", 76, c -> PromptSide.percent(c.probability())));
        top.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        top.setPlaceholder(new Label("Waiting for the model."));
        var right = new BorderPane(top);
        right.setTop(topTitle);
        right.setMinWidth(170);
        var split = new SplitPane(table, right);
        split.setDividerPositions(0.78);
        var bar = new HBox(summary);
        bar.getStyleClass().add("view-bar");
        setTop(new VBox(bar));
        setCenter(split);
        editor.book().addListener(o -> fill());
        editor.row().addListener(o -> mark());
        all.addListener(o -> fill());
        current.addListener((o, was, is) -> top(is));
        fill();
        top(current.getValue());
    }

    private void columns() {
        table.getColumns().add(Columns.number("#", 42, "%.0f", r -> r.row() + 1));
        var prompt = Columns.<PromptRow>text("Prompt", 260, r -> r.draft().prompt());
        table.getColumns().add(prompt);
        table.getColumns().add(coloured(Columns.text("Good", 90, r -> r.draft().good()), "good"));
        table.getColumns().add(coloured(Columns.text("Bad", 90, r -> r.draft().bad()), "bad"));
        table.getColumns().add(Columns.number("tokens", 64, "%.0f", PromptRow::tokens));
        table.getColumns().add(Columns.number("ΔL", 68, "%+.2f", PromptRow::gap));
        table.getColumns().add(Columns.text("P good", 80, r -> r.percent(PromptRow::goodProbability)));
        table.getColumns().add(Columns.number("rank", 66, "%,.0f", PromptRow::goodRank));
        table.getColumns().add(Columns.text("P bad", 80, r -> r.percent(PromptRow::badProbability)));
        table.getColumns().add(Columns.number("rank", 66, "%,.0f", PromptRow::badRank));
        table.getColumns().add(Columns.text("Remarks", 420, PromptRow::remarks));
    }

    private static TableColumn<PromptRow, String> coloured(TableColumn<PromptRow, String> column, String style) {
        var plain = column.getCellFactory();
        column.setCellFactory(c -> {
            var cell = plain.call(c);
            cell.getStyleClass().add(style);
            return cell;
        });
        return column;
    }

    private void fill() {
        following = true;
        var drafts = editor.book().get().drafts();
        var answers = all.getValue().value();
        List<PromptRow> rows = IntStream.range(0, drafts.size())
                .mapToObj(i -> PromptRow.of(
                        i,
                        drafts.get(i),
                        answers.flatMap(a -> drafts.get(i).pair().flatMap(a::of))))
                .toList();
        table.setItems(FXCollections.observableArrayList(rows));
        table.sort();
        long right = rows.stream().filter(r -> r.gap() > 0).count();
        long known = rows.stream().filter(r -> !Double.isNaN(r.gap())).count();
        summary.setText(
                known == 0
                        ? all.getValue().instead().orElse("")
                        : "The model prefers the good word on %d of %d prompts.".formatted(right, known));
        following = false;
        mark();
    }

    private void mark() {
        following = true;
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).row() == editor.row().get()) {
                table.getSelectionModel().clearAndSelect(i);
            }
        }
        following = false;
    }

    private void top(Live<Answers> live) {
        live.value().ifPresent(answers -> {
            top.setItems(FXCollections.observableArrayList(answers.top()));
            topTitle.setText("Next token after this prompt");
        });
        if (live.value().isEmpty()) {
            top.getItems().clear();
            top.setPlaceholder(new Label(live.instead().orElse("")));
        }
    }
}
