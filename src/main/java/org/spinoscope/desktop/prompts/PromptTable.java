package org.spinoscope.desktop.prompts;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Insets;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.context.Subject;
import org.spinoscope.desktop.context.TableData;
import org.spinoscope.desktop.shell.GrowingTable;
import org.spinoscope.desktop.shell.TableColumns;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.spinbath.Reading.AnswerToken;
import org.spinoscope.study.edit.NextTokenPrediction;
import org.spinoscope.study.edit.PromptSetPredictions;

/// The table of all pairs with what the model makes of them, and the likeliest next tokens of the current one.
public final class PromptTable extends BorderPane {

    private final PromptEditor editor;
    private final ObservableValue<AsyncResult<PromptSetPredictions>> all;
    private final TableView<PromptRow> table = new TableView<>();
    private final TableView<NextTokenPrediction.Candidate> top = new TableView<>();
    private final Label summary = new Label();
    private final Label said = new Label();
    private final Label topTitle = new Label("Next token");
    private boolean following;

    public PromptTable(
            PromptEditor editor,
            Selection selection,
            ObservableValue<AsyncResult<PromptSetPredictions>> all,
            ObservableValue<AsyncResult<NextTokenPrediction>> current) {
        this.editor = editor;
        this.all = all;
        getStyleClass().add("view-root");
        PromptColumns.install(table);
        table.setId("prompt-table");
        table.setRowFactory(view -> new PromptTableRow());
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
                .add(TableColumns.text(
                        "Token", 96, c -> TokenChips.visible(c.piece().text())));
        top.getColumns()
                .add(TableColumns.number("id", 70, "%.0f", c -> c.piece().id()));
        top.getColumns().add(TableColumns.text("P", 76, c -> PromptPane.percent(c.probability())));
        top.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        top.setPlaceholder(new Label("Waiting for the model."));
        var right = new BorderPane(new GrowingTable(top));
        right.setTop(topTitle);
        right.getStyleClass().add("next-tokens");
        said.setId("prompt-remark");
        said.setWrapText(true);
        said.getStyleClass().add("view-note");
        said.setMinHeight(Region.USE_PREF_SIZE);
        said.managedProperty().bind(said.textProperty().isNotEmpty());
        var left = new BorderPane(new GrowingTable(table));
        left.setBottom(said);
        var split = new SplitPane(left, right);
        split.setDividerPositions(0.78);
        summary.setMinWidth(USE_PREF_SIZE);
        var counts = new Label("Answers are compared by their");
        counts.setMinWidth(USE_PREF_SIZE);
        var bar = new FlowPane(summary, counts, answerToken(selection));
        bar.getStyleClass().add("view-bar");
        TableData.set(table, row -> new Subject.Prompt(row.row()));
        TableData.set(top, choice -> new Subject.Token(choice.piece().text()));
        setTop(new VBox(bar));
        setCenter(split);
        editor.book().addListener(o -> fill());
        editor.row().addListener(o -> mark());
        all.addListener(o -> fill());
        current.addListener((o, was, is) -> top(is));
        fill();
        top(current.getValue());
    }

    /// Greyed if its prompt is switched off.
    private static final class PromptTableRow extends TableRow<PromptRow> {

        @Override
        protected void updateItem(@Nullable PromptRow row, boolean empty) {
            super.updateItem(row, empty);
            setOpacity(row == null || row.promptDraft().on() ? 1 : 0.45);
        }
    }

    private static ChoiceBox<AnswerToken> answerToken(Selection selection) {
        var box = new ChoiceBox<AnswerToken>(FXCollections.observableArrayList(AnswerToken.values()));
        box.setId("answer-token");
        box.setAccessibleText("Which token counts for an answer of several tokens");
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
        box.setMinWidth(USE_PREF_SIZE);
        box.setValue(selection.now().reading().answer());
        selection.choice().addListener((o, was, is) -> box.setValue(is.reading().answer()));
        box.valueProperty()
                .addListener((o, was, is) ->
                        selection.reading(selection.now().reading().answer(is)));
        return box;
    }

    private void fill() {
        following = true;
        var drafts = editor.book().get().drafts();
        var answers = all.getValue().value();
        List<PromptRow> rows = IntStream.range(0, drafts.size())
                .mapToObj(i -> PromptRow.of(
                        i,
                        drafts.get(i),
                        answers.flatMap(a -> drafts.get(i).pair().flatMap(a::of)),
                        answers.flatMap(a -> drafts.get(i)
                                        .pair()
                                        .map(p -> a.leftOut().getOrDefault(p, "")))
                                .orElse("")))
                .toList();
        table.setItems(FXCollections.observableArrayList(rows));
        table.sort();
        long right = rows.stream().filter(r -> r.gap() > 0).count();
        long off = drafts.stream().filter(draft -> !draft.on()).count();
        long known = rows.stream().filter(r -> !Double.isNaN(r.gap())).count();
        summary.setText(
                known == 0
                        ? all.getValue().message().orElse("")
                        : String.format(
                                        Locale.ROOT,
                                        "The model prefers the good word on %d of %d prompts.",
                                        right,
                                        known)
                                + leftOut(rows.size() - known - off)
                                + switchedOff(off));
        following = false;
        mark();
    }

    private static String leftOut(long n) {
        return n == 0
                ? ""
                : n == 1
                        ? " One is excluded: see its remark."
                        : String.format(Locale.ROOT, " %d are excluded: see their remarks.", n);
    }

    private static String switchedOff(long n) {
        return n == 0 ? "" : String.format(Locale.ROOT, " %d switched off.", n);
    }

    private void mark() {
        following = true;
        for (int i = 0; i < table.getItems().size(); i++) {
            if (table.getItems().get(i).row() == editor.row().get()) {
                table.getSelectionModel().clearAndSelect(i);
                said.setText(table.getItems().get(i).remarks());
            }
        }
        following = false;
    }

    private void top(AsyncResult<NextTokenPrediction> asyncResult) {
        asyncResult.value().ifPresent(nextTokenPrediction -> {
            top.setItems(FXCollections.observableArrayList(nextTokenPrediction.top()));
            topTitle.setText("Next token after this prompt");
        });
        if (asyncResult.value().isEmpty()) {
            top.getItems().clear();
            top.setPlaceholder(new Label(asyncResult.message().orElse("")));
        }
    }
}
