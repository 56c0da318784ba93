package org.spinoscope.desktop.results;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.spinoscope.common.Progress;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.CorrelationStudy;
import org.spinoscope.study.ReproductionScan;
import org.spinoscope.study.TemperatureSweep;
import org.spinoscope.study.TokenizedPrompts;
import org.spinoscope.study.edit.HeadOnPrompt;
import org.spinoscope.study.edit.NextTokenPrediction;
import org.spinoscope.study.edit.PromptRuns;
import org.spinoscope.study.edit.PromptSetPredictions;

/// Keeps the results of the present prompts and selection up to date.
///
/// The last request of each result is kept, so that a change recomputes only what it affects.
public final class StudyResults {

    private static final Duration TYPING = Duration.ofMillis(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    /// Enough for a first look; the full number follows.
    private static final int FIRST_PERMUTATIONS = 500;

    private static final String SCAN_UNASKED =
            "The scan compares every combination of choices with the paper's four values. It takes a few seconds.";

    /// For the inference thread alone.
    private final PromptRuns runs = new PromptRuns();

    private static final StoredResults.Kind<CorrelationResult> CORRELATION =
            new StoredResults.Kind<>("correlation", CorrelationResult.class);
    private static final StoredResults.Kind<ReproductionScan.Result> SCAN =
            new StoredResults.Kind<>("scan", ReproductionScan.Result.class);

    private final InferenceService inferenceService;
    private final StoredResults stored;
    private final ReadOnlyBooleanWrapper recalled = new ReadOnlyBooleanWrapper();
    private final Selection selection;
    private final PromptEditor editor;
    private final CurrentResult<NextTokenPrediction> answers;
    private final CurrentResult<DraftTokens> tokens;
    private final CurrentResult<HeadOnPrompt> scene;
    private final CurrentResult<CorrelationResult> correlation;
    private final CurrentResult<TemperatureSweep.Result> temperature;
    private final CurrentResult<PromptSetPredictions> setAnswers;
    private final CurrentResult<ReproductionScan.Result> scan;
    private final ObservableList<String> words = FXCollections.observableArrayList();

    public StudyResults(
            InferenceService inferenceService, StoredResults stored, Selection selection, PromptEditor editor) {
        this.inferenceService = inferenceService;
        this.stored = stored;
        this.selection = selection;
        this.editor = editor;
        answers = new CurrentResult<>(inferenceService, "answers", "Reading the prompt", Priority.INTERACTIVE);
        tokens = new CurrentResult<>(inferenceService, "tokens", "Splitting into tokens", Priority.INTERACTIVE);
        scene = new CurrentResult<>(inferenceService, "scene", "Looking at the head", Priority.INTERACTIVE);
        correlation =
                new CurrentResult<>(inferenceService, "correlation", "Correlating all heads", Priority.BACKGROUND);
        temperature = new CurrentResult<>(inferenceService, "temperature", "Temperature curves", Priority.BACKGROUND);
        setAnswers = new CurrentResult<>(inferenceService, "set", "Reading all prompts", Priority.BACKGROUND);
        scan = new CurrentResult<>(inferenceService, "scan", "Reproduction scan", Priority.BACKGROUND);
        inferenceService.model().addListener((o, was, is) -> {
            all(result -> result.forget());
            is.value().ifPresent(this::arrived);
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
        correlation.value().addListener(o -> recalled.set(false));
        editor.book().addListener(o -> changed());
        editor.row().addListener(o -> changed());
        selection.choice().addListener(o -> changed());
        words.addListener((javafx.beans.Observable o) -> changed());
        changed();
    }

    /// The model's prediction after the current prompt.
    public ReadOnlyObjectProperty<AsyncResult<NextTokenPrediction>> answers() {
        return answers.value();
    }

    /// The tokens of the current prompt and its answers, also while they make no pair yet.
    public ReadOnlyObjectProperty<AsyncResult<DraftTokens>> tokens() {
        return tokens.value();
    }

    /// The selected head on the current prompt.
    public ReadOnlyObjectProperty<AsyncResult<HeadOnPrompt>> scene() {
        return scene.value();
    }

    /// All heads over the whole prompt set; first with few permutations, then with all.
    public ReadOnlyObjectProperty<AsyncResult<CorrelationResult>> correlation() {
        return correlation.value();
    }

    /// Whether what is shown was computed the last time, and no model is loaded yet.
    public ReadOnlyBooleanProperty recalled() {
        return recalled.getReadOnlyProperty();
    }

    /// Shows what was computed for the present prompts the last time, until a model is loaded.
    public void recall() {
        var set = editor.book().get().set();
        if (set.isEmpty() || inferenceService.model().get().value().isPresent()) {
            return;
        }
        var prompts = set.get();
        var reading = selection.now().reading();
        stored.recall(CORRELATION, prompts, plan(CorrelationStudy.Request.of(prompts, reading)), found -> {
            if (stillWanted(prompts, reading)) {
                correlation.show(found);
                recalled.set(true);
            }
        });
        stored.recall(SCAN, prompts, "", found -> {
            if (stillWanted(prompts, reading)) {
                scan.show(found);
            }
        });
    }

    private boolean stillWanted(PromptSet prompts, Reading reading) {
        return inferenceService.model().get().value().isEmpty()
                && selection.now().reading().equals(reading)
                && editor.book().get().set().filter(prompts::equals).isPresent();
    }

    private static String plan(CorrelationStudy.Request request) {
        return request.reading() + "\n" + request.permutations() + "\n" + request.resamples() + "\n" + request.seed();
    }

    /// The model's predictions after every prompt of the set.
    public ReadOnlyObjectProperty<AsyncResult<PromptSetPredictions>> setAnswers() {
        return setAnswers.value();
    }

    public ReadOnlyObjectProperty<AsyncResult<TemperatureSweep.Result>> temperature() {
        return temperature.value();
    }

    /// The reproduction scan, once started by [#scan].
    public ReadOnlyObjectProperty<AsyncResult<ReproductionScan.Result>> reproduction() {
        return scan.value();
    }

    /// Further words to show in the decision plane.
    public ObservableList<String> words() {
        return words;
    }

    /// Runs the reproduction scan on the present prompts.
    public void scan() {
        scan.forget();
        editor.book()
                .get()
                .set()
                .ifPresent(set -> scan.ask(
                        set,
                        Duration.ZERO,
                        (model, progress) -> stored.of(
                                SCAN,
                                model.sha256(),
                                set,
                                "",
                                () -> new ReproductionScan().run(model, set, progress))));
    }

    private void all(Consumer<CurrentResult<?>> what) {
        what.accept(tokens);
        what.accept(answers);
        what.accept(scene);
        what.accept(correlation);
        what.accept(temperature);
        what.accept(setAnswers);
        what.accept(scan);
    }

    private void changed() {
        var model = inferenceService.model().get();
        if (model.value().isEmpty()) {
            withoutModel(model.message().orElse(""));
            return;
        }
        prompt(model.value().get());
        set();
        scan.unlessAsked(SCAN_UNASKED);
    }

    /// Results of another model are not shown under this one's name.
    private void arrived(ModelInfo model) {
        if (recalled.get() && !model.identity().equals(stored.lastModel().identity())) {
            correlation.instead("");
            scan.instead("");
        }
        stored.loaded();
    }

    /// What was recalled for these prompts stays; the rest waits for a model.
    private void withoutModel(String why) {
        var set = editor.book().get().set();
        boolean stays = recalled.get()
                && correlation
                        .value()
                        .get()
                        .value()
                        .filter(c -> set.filter(c.request().prompts()::equals).isPresent()
                                && c.request().reading().equals(selection.now().reading()))
                        .isPresent();
        all(result -> {
            if (!stays || result != correlation && result != scan) {
                result.instead(why);
            }
        });
        if (!stays) {
            recall();
        }
    }

    private void prompt(ModelInfo model) {
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
        var further = java.util.List.copyOf(words);
        record Scene(Object pair, Object head, Object reading, Object words) {}
        scene.ask(
                new Scene(pair, selectionState.head(), reading, further),
                TYPING,
                (gpt2, progress) ->
                        HeadOnPrompt.of(gpt2, runs, pair, selectionState.head(), reading, further, progress));
    }

    private void set() {
        Optional<PromptSet> wanted = editor.book().get().set();
        if (wanted.isEmpty()) {
            var why = editor.book().get().whyEmpty();
            correlation.impossible(why);
            temperature.impossible(why);
            setAnswers.impossible(why);
            return;
        }
        var set = wanted.get();
        var reading = selection.now().reading();
        record Asked(Object set, Object reading) {}
        var full = CorrelationStudy.Request.of(set, reading);
        var first = new CorrelationStudy.Request(set, reading, FIRST_PERMUTATIONS, 0, full.seed());
        // What the last session shows needs no first look; it stays if the weights are those it came from.
        boolean shown = correlation
                .value()
                .get()
                .value()
                .filter(c -> c.request().equals(full))
                .isPresent();
        correlation.askInTwoSteps(
                new Asked(set, reading),
                PAUSE,
                (gpt2, progress) -> shown ? kept(gpt2, full, progress) : correlation(gpt2, first, progress),
                found -> !found.request().equals(full),
                (gpt2, progress) -> kept(gpt2, full, progress));
        record Words(Object set, Object answer) {}
        setAnswers.ask(
                new Words(set, reading.answer()),
                PAUSE,
                (gpt2, progress) -> PromptSetPredictions.of(gpt2, runs, set, reading, progress));
        temperature.ask(
                set,
                PAUSE,
                (gpt2, progress) -> runs.temperature(gpt2, TemperatureSweep.Request.of(set), reading, progress));
    }

    private CorrelationResult kept(Gpt2 gpt2, CorrelationStudy.Request request, Progress progress) {
        return stored.of(
                CORRELATION,
                gpt2.sha256(),
                request.prompts(),
                plan(request),
                () -> correlation(gpt2, request, progress));
    }

    /// Both steps take the gaps from the same runs; only the statistics differ.
    private CorrelationResult correlation(Gpt2 gpt2, CorrelationStudy.Request request, Progress progress) {
        var prompts =
                TokenizedPrompts.of(gpt2, request.prompts(), request.reading().answer());
        return CorrelationStudy.statistics(
                request, runs.gaps(gpt2, prompts, request.reading(), progress.part(0, 0.6)), progress.part(0.6, 1));
    }
}
