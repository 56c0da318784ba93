package org.spinoscope.desktop.results;

import java.time.Duration;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.study.edit.HeadOnPrompt;
import org.spinoscope.study.edit.NextTokenPrediction;
import org.spinoscope.study.edit.PromptRuns;

/// The results of the current prompt: its tokens, the model's prediction, and the selected head on it.
final class PromptResults {

    private static final Duration TYPING = Duration.ofMillis(10);

    private final PromptRuns runs;
    private final Selection selection;
    private final PromptEditor editor;
    private final CurrentResult<NextTokenPrediction> answers;
    private final CurrentResult<DraftTokens> tokens;
    private final CurrentResult<HeadOnPrompt> scene;
    private final ObservableList<String> words = FXCollections.observableArrayList();

    /// @param changed runs when further words are asked for
    PromptResults(
            InferenceService inferenceService,
            PromptRuns runs,
            Selection selection,
            PromptEditor editor,
            Runnable changed) {
        this.runs = runs;
        this.selection = selection;
        this.editor = editor;
        answers = new CurrentResult<>(inferenceService, "answers", "Reading the prompt", Priority.INTERACTIVE);
        tokens = new CurrentResult<>(inferenceService, "tokens", "Splitting into tokens", Priority.INTERACTIVE);
        scene = new CurrentResult<>(
                inferenceService, "scene", "Computing the head on the prompt", Priority.INTERACTIVE);
        words.addListener((Observable o) -> changed.run());
    }

    ReadOnlyObjectProperty<AsyncResult<NextTokenPrediction>> answers() {
        return answers.value();
    }

    ReadOnlyObjectProperty<AsyncResult<DraftTokens>> tokens() {
        return tokens.value();
    }

    ReadOnlyObjectProperty<AsyncResult<HeadOnPrompt>> scene() {
        return scene.value();
    }

    ObservableList<String> words() {
        return words;
    }

    void forget() {
        List.of(answers, tokens, scene).forEach(CurrentResult::forget);
    }

    void withoutModel(String why) {
        List.of(answers, tokens, scene).forEach(result -> result.instead(why));
    }

    void ask(ModelInfo model) {
        var draft = editor.draft();
        tokens.ask(draft, TYPING, (gpt2, progress) -> DraftTokens.of(gpt2, draft));
        var wanted = editor.pair();
        if (wanted.isEmpty()) {
            var why = String.join(" ", editor.draft().remarks());
            answers.impossible(why);
            scene.impossible(why);
            return;
        }
        var pair = wanted.get();
        var selectionState = selection.now();
        var reading = selectionState.reading();
        record Words(Object pair, Object answer) {}
        answers.ask(
                new Words(pair, reading.answer()),
                TYPING,
                (gpt2, progress) -> NextTokenPrediction.of(gpt2, runs, pair, reading, progress));
        if (!model.has(selectionState.head())) {
            scene.impossible("This model has no head " + selectionState.head() + ". Choose one in the map of heads.");
            return;
        }
        var further = List.copyOf(words);
        int asking = selection.asking().get();
        record Scene(Object pair, int asking, Object head, Object reading, Object words) {}
        scene.ask(
                new Scene(pair, asking, selectionState.head(), reading, further),
                TYPING,
                (gpt2, progress) ->
                        HeadOnPrompt.of(gpt2, runs, pair, asking, selectionState.head(), reading, further, progress));
    }
}
