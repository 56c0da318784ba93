package org.spinoscope.desktop.results;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.Progress;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.PromptSetDraft;
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
import org.spinoscope.study.edit.PromptRuns;
import org.spinoscope.study.edit.PromptSetPredictions;

/// The results of the whole prompt set. Correlation and scan are kept on disk, and shown again
/// before any model is loaded.
final class PromptSetResults {

    private static final Duration PAUSE = Duration.ofMillis(250);

    /// Enough for a first look; the full number follows.
    private static final int FIRST_PERMUTATIONS = 500;

    private static final String SCAN_UNASKED =
            "The scan compares every combination of choices with the paper's four values. It takes a few seconds.";

    private static final StoredResults.Kind<CorrelationResult> CORRELATION =
            new StoredResults.Kind<>("correlation", CorrelationResult.class);
    private static final StoredResults.Kind<ReproductionScan.Result> SCAN =
            new StoredResults.Kind<>("scan", ReproductionScan.Result.class);

    private final InferenceService inferenceService;
    private final StoredResults stored;
    private final PromptRuns runs;
    private final Selection selection;
    private final PromptEditor editor;
    private final ReadOnlyBooleanWrapper recalled = new ReadOnlyBooleanWrapper();
    private final CurrentResult<CorrelationResult> correlation;
    private final CurrentResult<TemperatureSweep.Result> temperature;
    private final CurrentResult<PromptSetPredictions> predictions;
    private final CurrentResult<ReproductionScan.Result> scan;
    private @Nullable PromptSetDraft book;
    private Optional<PromptSet> wanted = Optional.empty();

    PromptSetResults(
            InferenceService inferenceService,
            StoredResults stored,
            PromptRuns runs,
            Selection selection,
            PromptEditor editor) {
        this.inferenceService = inferenceService;
        this.stored = stored;
        this.runs = runs;
        this.selection = selection;
        this.editor = editor;
        correlation =
                new CurrentResult<>(inferenceService, "correlation", "Correlating all heads", Priority.BACKGROUND);
        temperature = new CurrentResult<>(inferenceService, "temperature", "Temperature curves", Priority.BACKGROUND);
        predictions = new CurrentResult<>(inferenceService, "set", "Reading all prompts", Priority.BACKGROUND);
        scan = new CurrentResult<>(inferenceService, "scan", "Reproduction scan", Priority.BACKGROUND);
        correlation.value().addListener(o -> recalled.set(false));
    }

    ReadOnlyObjectProperty<AsyncResult<CorrelationResult>> correlation() {
        return correlation.value();
    }

    ReadOnlyObjectProperty<AsyncResult<TemperatureSweep.Result>> temperature() {
        return temperature.value();
    }

    ReadOnlyObjectProperty<AsyncResult<PromptSetPredictions>> predictions() {
        return predictions.value();
    }

    ReadOnlyObjectProperty<AsyncResult<ReproductionScan.Result>> reproduction() {
        return scan.value();
    }

    ReadOnlyBooleanProperty recalled() {
        return recalled.getReadOnlyProperty();
    }

    void recall() {
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

    void scan() {
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

    void forget() {
        List.of(correlation, temperature, predictions, scan).forEach(CurrentResult::forget);
    }

    /// Asks a new model, without waiting for more changes. Results of another model are not shown under this one's
    /// name.
    void arrived(ModelInfo model) {
        if (recalled.get() && !model.identity().equals(stored.lastModel().identity())) {
            correlation.instead("");
            scan.instead("");
        }
        stored.loaded();
        ask(Duration.ZERO);
    }

    /// What was recalled for these prompts stays; the rest waits for a model.
    void withoutModel(String why) {
        temperature.instead(why);
        predictions.instead(why);
        if (!recalledStays()) {
            correlation.instead(why);
            scan.instead(why);
            recall();
        }
    }

    private boolean recalledStays() {
        var set = editor.book().get().set();
        return recalled.get()
                && correlation
                        .value()
                        .get()
                        .value()
                        .filter(c -> set.filter(c.request().prompts()::equals).isPresent()
                                && c.request().reading().equals(selection.now().reading()))
                        .isPresent();
    }

    /// For each change of prompts or selection, once no more follow.
    void ask() {
        ask(PAUSE);
    }

    /// The set is made once as long as the prompts stay.
    private void ask(Duration pause) {
        scan.unlessAsked(SCAN_UNASKED);
        if (!editor.book().get().equals(book)) {
            book = editor.book().get();
            wanted = book.set();
        }

        if (wanted.isEmpty()) {
            var why = editor.book().get().whyEmpty();
            correlation.impossible(why);
            temperature.impossible(why);
            predictions.impossible(why);
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
                pause,
                (gpt2, progress) -> shown ? kept(gpt2, full, progress) : correlation(gpt2, first, progress),
                found -> !found.request().equals(full),
                (gpt2, progress) -> kept(gpt2, full, progress));
        record Words(Object set, Object answer) {}
        predictions.ask(
                new Words(set, reading.answer()),
                pause,
                (gpt2, progress) -> PromptSetPredictions.of(gpt2, runs, set, reading, progress));
        temperature.ask(
                set,
                pause,
                (gpt2, progress) -> runs.temperature(gpt2, TemperatureSweep.Request.of(set), reading, progress));
    }

    private static String plan(CorrelationStudy.Request request) {
        return request.reading() + "\n" + request.permutations() + "\n" + request.resamples() + "\n" + request.seed();
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
