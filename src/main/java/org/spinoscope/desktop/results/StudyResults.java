package org.spinoscope.desktop.results;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.ReproductionScan;
import org.spinoscope.study.TemperatureSweep;
import org.spinoscope.study.edit.HeadOnPrompt;
import org.spinoscope.study.edit.NextTokenPrediction;
import org.spinoscope.study.edit.PromptRuns;
import org.spinoscope.study.edit.PromptSetPredictions;

/// Keeps the results of the present prompts and selection up to date.
///
/// The last request of each result is kept, so that a change recomputes only what it affects.
public final class StudyResults {

    private final InferenceService inferenceService;
    private final PromptResults prompt;
    private final PromptSetResults set;

    public StudyResults(
            InferenceService inferenceService, StoredResults stored, Selection selection, PromptEditor editor) {
        this.inferenceService = inferenceService;
        var runs = new PromptRuns(); // for the inference thread alone
        prompt = new PromptResults(inferenceService, runs, selection, editor, this::changed);
        set = new PromptSetResults(inferenceService, stored, runs, selection, editor);
        inferenceService.model().addListener((o, was, is) -> {
            prompt.forget();
            set.forget();
            // Nobody is typing: what the first view shows is computed first and at once.
            is.value().ifPresent(set::arrived);
            changed();
        });
        inferenceService
                .sha256()
                .addListener((o, was, is) -> inferenceService
                        .model()
                        .get()
                        .value()
                        .filter(model -> !is.isEmpty())
                        .ifPresent(model -> stored.loaded(model.identity(), is)));
        editor.book().addListener(o -> changed());
        editor.row().addListener(o -> changed());
        selection.choice().addListener(o -> changed());
        selection.asking().addListener(o -> changed());
        changed();
    }

    private void changed() {
        var model = inferenceService.model().get();
        model.value()
                .ifPresentOrElse(
                        known -> {
                            prompt.ask(known);
                            set.ask();
                        },
                        () -> {
                            var why = model.message().orElse("");
                            prompt.withoutModel(why);
                            set.withoutModel(why);
                        });
    }

    /// The model's prediction after the current prompt.
    public ReadOnlyObjectProperty<AsyncResult<NextTokenPrediction>> answers() {
        return prompt.answers();
    }

    /// The tokens of the current prompt and its answers, also while they make no pair yet.
    public ReadOnlyObjectProperty<AsyncResult<DraftTokens>> tokens() {
        return prompt.tokens();
    }

    /// The selected head on the current prompt.
    public ReadOnlyObjectProperty<AsyncResult<HeadOnPrompt>> scene() {
        return prompt.scene();
    }

    /// Further words to show in the decision plane.
    public ObservableList<String> words() {
        return prompt.words();
    }

    /// All heads over the whole prompt set; first with few permutations, then with all.
    public ReadOnlyObjectProperty<AsyncResult<CorrelationResult>> correlation() {
        return set.correlation();
    }

    /// The model's predictions after every prompt of the set.
    public ReadOnlyObjectProperty<AsyncResult<PromptSetPredictions>> setAnswers() {
        return set.predictions();
    }

    public ReadOnlyObjectProperty<AsyncResult<TemperatureSweep.Result>> temperature() {
        return set.temperature();
    }

    /// The reproduction scan, once started by [#scan].
    public ReadOnlyObjectProperty<AsyncResult<ReproductionScan.Result>> reproduction() {
        return set.reproduction();
    }

    /// Runs the reproduction scan on the present prompts.
    public void scan() {
        set.scan();
    }

    /// Whether what is shown was computed the last time, and no model is loaded yet.
    public ReadOnlyBooleanProperty recalled() {
        return set.recalled();
    }

    /// Shows what was computed for the present prompts the last time, until a model is loaded.
    public void recall() {
        set.recall();
    }
}
