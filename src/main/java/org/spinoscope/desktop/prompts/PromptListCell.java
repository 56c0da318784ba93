package org.spinoscope.desktop.prompts;

import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.prompt.PromptPair;

/// A prompt with its two answers, in two lines, and the box that switches it on and off.
final class PromptListCell extends ListCell<ListedPrompt> {

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass EXCLUDED = PseudoClass.getPseudoClass("excluded");

    private final Label number = new Label();
    private final CheckBox on = new CheckBox();
    private final Label prompt = new Label();
    private final Label good = new Label();
    private final Label bad = new Label();
    private final HBox line;
    private final Predicate<PromptPair> leftOut;

    /// @param leftOut whether a pair is excluded from the studies
    PromptListCell(PromptEditor editor, Predicate<PromptPair> leftOut) {
        this.leftOut = leftOut;
        getStyleClass().add("prompt-cell");
        number.getStyleClass().addAll("faint", "small-text");
        number.setMinWidth(USE_PREF_SIZE);
        on.getStyleClass().add("prompt-switch");
        on.setFocusTraversable(false);
        on.setMinWidth(USE_PREF_SIZE);
        on.setOnAction(e -> {
            var listed = getItem();
            if (listed != null) {
                editor.rows().toggle(listed.row());
                on.setSelected(editor.book().get().drafts().get(listed.row()).on()); // the book decides
            }
        });
        good.getStyleClass().addAll("good", "small-text");
        bad.getStyleClass().addAll("bad", "small-text");
        var slash = new Label("/");
        slash.getStyleClass().addAll("faint", "small-text");
        var words = new VBox(1, prompt, new HBox(4, good, slash, bad));
        words.getStyleClass().add("prompt-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        line = new HBox(4, number, words, on);
        line.setMinWidth(0);
        words.setMinWidth(0);
        prompt.setMinWidth(0);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ListedPrompt listed, boolean empty) {
        super.updateItem(listed, empty);
        if (empty || listed == null) {
            setGraphic(null);
            pseudoClassStateChanged(OFF, false);
            pseudoClassStateChanged(EXCLUDED, false);
            return;
        }
        var draft = listed.draft();
        number.setText(Integer.toString(listed.row() + 1));
        prompt.setText(
                draft.prompt().isBlank() ? "(empty prompt)" : draft.prompt().replace('\n', ' '));
        boolean takesPart = draft.pair().filter(leftOut.negate()).isPresent();
        pseudoClassStateChanged(OFF, !draft.on());
        pseudoClassStateChanged(EXCLUDED, !takesPart);
        setAccessibleText(draft.prompt() + (draft.on() ? takesPart ? "" : ", excluded" : ", switched off"));
        on.setSelected(draft.on());
        on.setAccessibleText("Prompt " + (listed.row() + 1) + " is included");
        good.setText(draft.good().isBlank() ? "–" : draft.good());
        bad.setText(draft.bad().isBlank() ? "–" : draft.bad());
        setGraphic(line);
    }
}
