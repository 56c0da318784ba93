package org.spinoscope.desktop.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.results.DraftTokens;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.shell.Focus;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptDraft;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.study.edit.NextTokenPrediction;
import org.spinoscope.study.edit.PromptSetPredictions;

/// The column on the left: the set's prompts, and the editor of the current one.
public final class PromptPane extends VBox {

    private final PromptEditor editor;
    private final PromptListPane list;
    private final Label setName = new Label();
    private final TokenChips promptTokens = new TokenChips();
    private final TokenChips goodTokens = new TokenChips();
    private final TokenChips badTokens = new TokenChips();
    private final Label remarks = new Label();
    private final Label outcome = new Label();
    private final ObservableValue<AsyncResult<DraftTokens>> tokens;
    private boolean following;

    /// @param results tokens and answers of the current prompt, and which prompts are excluded
    /// @param chooser the button that opens other sets
    /// @param tools buttons for add, duplicate, move, delete
    public PromptPane(PromptEditor editor, StudyResults results, Node chooser, Node... tools) {
        this.editor = editor;
        tokens = results.tokens();
        list = new PromptListPane(editor);
        setMinWidth(180);
        setName.getStyleClass().add("strong");
        setName.setMinWidth(0);
        setName.setWrapText(true);
        setName.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(setName, Priority.ALWAYS);
        setName.setMaxWidth(Double.MAX_VALUE);
        var head = new HBox(setName, chooser);
        head.getStyleClass().add("pane-head");
        VBox.setVgrow(list, Priority.ALWAYS);
        var bar = new HBox(2, tools);
        bar.setPadding(new Insets(2, 8, 2, 8));
        var scroll = new ScrollPane(form());
        scroll.setFitToWidth(true);
        scroll.setMinHeight(120);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().addAll("edge-to-edge", "prompt-scroll");
        getChildren().addAll(head, list, bar, scroll);
        editor.book().addListener(o -> follow());
        editor.row().addListener(o -> follow());
        results.answers().addListener((o, was, is) -> show(is));
        results.tokens().addListener(o -> showTokens());
        results.setAnswers().addListener((o, was, is) -> mark(is));
        follow();
        show(results.answers().get());
        mark(results.setAnswers().get());
    }

    private VBox form() {
        var prompt = new TextArea();
        prompt.setId("edit-prompt");
        prompt.setWrapText(true);
        prompt.setPrefRowCount(3);
        prompt.setMinHeight(58);
        prompt.setPromptText("What GPT-2 reads");
        Focus.leavesWithTab(prompt);
        edit(prompt, "prompt", PromptDraft::prompt, PromptDraft::prompt);
        var good = new TextField();
        good.setId("edit-good");
        edit(good, "good answer", PromptDraft::good, PromptDraft::good);
        var bad = new TextField();
        bad.setId("edit-bad");
        edit(bad, "bad answer", PromptDraft::bad, PromptDraft::bad);
        promptTokens.reachedFrom(prompt);
        goodTokens.reachedFrom(good);
        badTokens.reachedFrom(bad);
        var grid = new GridPane(8, 4);
        grid.addRow(0, caption("Good", "good"), good);
        grid.add(goodTokens, 1, 1);
        grid.addRow(2, caption("Bad", "bad"), bad);
        grid.add(badTokens, 1, 3);
        GridPane.setHgrow(good, Priority.ALWAYS);
        remarks.setWrapText(true);
        remarks.getStyleClass().addAll("warn", "small-text");
        remarks.managedProperty().bind(remarks.textProperty().isNotEmpty());
        remarks.setMinHeight(Region.USE_PREF_SIZE);
        outcome.getStyleClass().addAll("muted", "small-text");
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        var form = new VBox(6, prompt, promptTokens, grid, remarks, outcome);
        form.setPadding(new Insets(8, 12, 12, 12));
        form.getStyleClass().add("prompt-form");
        form.setId("prompt-form");
        return form;
    }

    private static Label caption(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll(style, "strong");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void edit(
            TextInputControl field,
            String name,
            Function<PromptDraft, String> get,
            BiFunction<PromptDraft, String, PromptDraft> set) {
        field.setAccessibleText(name);
        field.textProperty().addListener((o, was, is) -> {
            if (!following) {
                editor.type(name, set.apply(editor.draft(), is));
            }
        });
        Runnable follow = () -> {
            var text = get.apply(editor.draft());
            if (!field.getText().equals(text)) {
                following = true;
                field.setText(text);
                following = false;
            }
        };
        editor.book().addListener(o -> follow.run());
        editor.row().addListener(o -> follow.run());
        follow.run();
    }

    private void follow() {
        setName.setText(editor.book().get().title());
        showTokens();
    }

    private void mark(AsyncResult<PromptSetPredictions> known) {
        list.leftOut(known.value().map(p -> p.leftOut().keySet()).orElse(Set.of()));
    }

    /// Tokens and remarks of the fields' present texts; tokens of earlier texts are not shown.
    private void showTokens() {
        var draft = editor.draft();
        var known = tokens.getValue().value();
        promptTokens.show(known.filter(t -> t.draft().prompt().equals(draft.prompt()))
                .map(DraftTokens::prompt)
                .orElse(List.of()));
        var good = known.filter(t -> t.draft().good().equals(draft.good()))
                .map(DraftTokens::good)
                .orElse(List.of());
        var bad = known.filter(t -> t.draft().bad().equals(draft.bad()))
                .map(DraftTokens::bad)
                .orElse(List.of());
        goodTokens.show(good);
        badTokens.show(bad);
        var said = new ArrayList<>(draft.remarks());
        several(draft.good(), good).ifPresent(said::add);
        several(draft.bad(), bad).ifPresent(said::add);
        remarks.setText(String.join("\n", said));
        if (draft.pair().isEmpty()) {
            outcome.setText(""); // the remark says why there is none
        }
    }

    private static Optional<String> several(String word, List<NextTokenPrediction.Piece> pieces) {
        return pieces.size() < 2
                ? Optional.empty()
                : Optional.of("“" + word.strip() + "” has " + pieces.size()
                        + " tokens; the Reading says which of them counts.");
    }

    private void show(AsyncResult<NextTokenPrediction> asyncResult) {
        outcome.setText(editor.pair().isEmpty() ? "" : asyncResult.message().orElse(""));
        asyncResult.value().filter(p -> editor.pair().isPresent()).ifPresent(nextTokenPrediction -> {
            outcome.setText("ΔL = " + NumberFormats.formatted("%+.2f", nextTokenPrediction.gap()) + "    "
                    + chance(nextTokenPrediction.good()) + "    " + chance(nextTokenPrediction.bad()));
        });
    }

    private static String chance(NextTokenPrediction.Word word) {
        return "P(" + shown(word) + ") = " + percent(word.probability())
                + String.format(java.util.Locale.ROOT, ", rank %,d", word.rank());
    }

    /// The word; of a word in several tokens, the one its probability is of.
    private static String shown(NextTokenPrediction.Word word) {
        return word.pieces().size() == 1
                ? word.word()
                : "“" + TokenChips.visible(word.shown().text()) + "”";
    }

    static String percent(double p) {
        return NumberFormats.percent(p);
    }
}
