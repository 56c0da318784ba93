package org.spinoscope.desktop.lab;

import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Urgency;
import org.spinoscope.prompt.PromptPair;

/// Keeps the results of the present prompts and selection up to date.
public final class Studies {

    private static final Duration TYPING = Duration.ofMillis(40);

    private final Lab lab;
    private final Selection selection;
    private final PromptEditor editor;
    private final ReadOnlyObjectWrapper<Live<Answers>> answers = waiting();
    private Optional<PromptPair> asked = Optional.empty();

    public Studies(Lab lab, Selection selection, PromptEditor editor) {
        this.lab = lab;
        this.selection = selection;
        this.editor = editor;
        lab.model().addListener((o, was, is) -> modelChanged());
        editor.book().addListener(o -> promptChanged());
        editor.row().addListener(o -> promptChanged());
        selection.choice().addListener(o -> promptChanged());
        modelChanged();
    }

    /// What the model says after the current prompt.
    public ReadOnlyObjectProperty<Live<Answers>> answers() {
        return answers.getReadOnlyProperty();
    }

    private void modelChanged() {
        asked = Optional.empty();
        promptChanged();
    }

    private void promptChanged() {
        var pair = editor.pair();
        if (pair.equals(asked) && !pair.isEmpty()) {
            return;
        }
        var model = lab.model().get();
        if (model.value().isEmpty()) {
            answers.set(Live.waiting(model.instead().orElse("")));
            return;
        }
        asked = pair;
        if (pair.isEmpty()) {
            lab.forget("answers");
            answers.set(Live.failed(String.join(" ", editor.draft().remarks())));
            return;
        }
        var wanted = pair.get();
        lab.ask(
                "answers",
                "Reading the prompt",
                Urgency.INTERACTIVE,
                TYPING,
                (gpt2, progress) -> Answers.of(gpt2, wanted, progress),
                answers::set);
    }

    private static <T> ReadOnlyObjectWrapper<Live<T>> waiting() {
        return new ReadOnlyObjectWrapper<>(Live.waiting("The model is being loaded."));
    }
}
