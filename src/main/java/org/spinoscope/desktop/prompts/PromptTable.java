package org.spinoscope.desktop.prompts;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.lab.Answers;
import org.spinoscope.desktop.lab.SetAnswers;
import org.spinoscope.desktop.shell.Columns;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.spinbath.Reading.AnswerToken;

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
            PromptEditor editor,
            Selection selection,
            ObservableValue<Live<SetAnswers>> all,
            ObservableValue<Live<Answers>> current) {
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
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        summary.setMinWidth(0);
        var bar = new HBox(summary, new Label("An answer counts by its"), answerToken(selection));
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
        var prompt = Columns.<PromptRow>text("Prompt", 260, r -> r.draft().prompt());
        var remarks = Columns.text("Remarks", 420, PromptRow::remarks);
        table.getColumns()
                .setAll(List.of(
                        Columns.number("#", 38, "%.0f", r -> r.row() + 1),
                        prompt,
                        coloured(Columns.text("Good", 84, r -> r.draft().good()), "good"),
                        coloured(Columns.text("Bad", 78, r -> r.draft().bad()), "bad"),
                        Columns.number("tokens", 62, "%.0f", PromptRow::tokens),
                        Columns.number("ΔL", 60, "%+.2f", PromptRow::gap),
                        Columns.text("P good", 64, r -> r.percent(PromptRow::goodProbability)),
                        Columns.number("rank", 58, "%,.0f", PromptRow::goodRank),
                        Columns.text("P bad", 64, r -> r.percent(PromptRow::badProbability)),
                        Columns.number("rank", 58, "%,.0f", PromptRow::badRank),
                        remarks));
        // The numbers stay in sight as long as some words of the prompt do.
        table.widthProperty().addListener((o, was, is) -> {
            double others = table.getColumns().stream()
                    .filter(column -> column != prompt && column != remarks)
                    .mapToDouble(TableColumn::getWidth)
                    .sum();
            prompt.setPrefWidth(Math.clamp(is.doubleValue() - others - 16, 170, 420));
        });
    }

    private static ChoiceBox<AnswerToken> answerToken(Selection selection) {
        var box = new ChoiceBox<AnswerToken>(FXCollections.observableArrayList(AnswerToken.values()));
        box.setId("answer-token");
        box.setAccessibleText("Which token stands for an answer of several");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable AnswerToken token) {
                return token == null ? "" : token.title();
            }

            @Override
            public AnswerToken fromString(String title) {
                throw new UnsupportedOperationException("chosen from a list, never typed");
            }
        });
        box.setMaxWidth(220);
        box.setValue(selection.now().reading().answer());
        selection.choice().addListener((o, was, is) -> box.setValue(is.reading().answer()));
        box.valueProperty()
                .addListener((o, was, is) ->
                        selection.reading(selection.now().reading().answer(is)));
        return box;
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
