package org.spinoscope.desktop.prompts;

import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.state.PromptDraft;
import org.spinoscope.prompt.PromptPair;

/// A prompt with its two answers, in two lines.
final class PromptListCell extends ListCell<PromptDraft> {

    private final Label number = new Label();
    private final Label prompt = new Label();
    private final Label good = new Label();
    private final Label bad = new Label();
    private final HBox line;
    private final Predicate<PromptPair> leftOut;

    /// @param leftOut whether a pair is excluded from the studies
    PromptListCell(Predicate<PromptPair> leftOut) {
        this.leftOut = leftOut;
        getStyleClass().add("prompt-cell");
        number.getStyleClass().addAll("faint", "small-text");
        number.setMinWidth(USE_PREF_SIZE);
        good.getStyleClass().addAll("good", "small-text");
        bad.getStyleClass().addAll("bad", "small-text");
        var slash = new Label("/");
        slash.getStyleClass().addAll("faint", "small-text");
        var words = new VBox(1, prompt, new HBox(4, good, slash, bad));
        line = new HBox(4, number, words);
        line.setMinWidth(0);
        words.setMinWidth(0);
        prompt.setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PromptDraft promptDraft, boolean empty) {
        super.updateItem(promptDraft, empty);
        if (empty || promptDraft == null) {
            setGraphic(null);
            return;
        }
        number.setText(Integer.toString(getIndex() + 1));
        prompt.setText(
                promptDraft.prompt().isBlank()
                        ? "(empty prompt)"
                        : promptDraft.prompt().replace('\n', ' '));
        boolean takesPart = promptDraft.pair().filter(leftOut.negate()).isPresent();
        prompt.setOpacity(takesPart ? 1 : 0.55);
        setAccessibleText(promptDraft.prompt() + (takesPart ? "" : ", excluded"));
        good.setText(promptDraft.good().isBlank() ? "–" : promptDraft.good());
        bad.setText(promptDraft.bad().isBlank() ? "–" : promptDraft.bad());
        setGraphic(line);
    }
}
