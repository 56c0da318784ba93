package org.spinoscope.desktop.diffusion;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.spinoscope.common.Progress;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.KeyedResult;
import org.spinoscope.desktop.results.ModelInfo;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.diffusion.GenerationRequest;
import org.spinoscope.diffusion.LearnedResidual;
import org.spinoscope.diffusion.Residual;
import org.spinoscope.diffusion.ResidualStore;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.study.edit.HeadOnPrompt;

/// Runs of the diffusion view: the newest settings win, the first word is shown at once, the texts grow.
final class DiffusionRun {

    private static final Duration PAUSE = Duration.ofMillis(60);

    private final InferenceService inferenceService;
    private final StudyResults studyResults;
    private final ResidualStore residuals;
    private final DiffusionSettings settings;
    private final KeyedResult<Recording> run;
    private final WordSphereCache spheres = new WordSphereCache();
    private final ReadOnlyObjectWrapper<LiveTexts> texts = new ReadOnlyObjectWrapper<>(LiveTexts.NONE);
    private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper();
    private long runs;

    DiffusionRun(
            InferenceService inferenceService,
            StudyResults studyResults,
            ResidualStore residuals,
            DiffusionSettings settings) {
        this.inferenceService = inferenceService;
        this.studyResults = studyResults;
        this.residuals = residuals;
        this.settings = settings;
        run = new KeyedResult<>(inferenceService, "diffusion", "Writing with spins", Priority.INTERACTIVE);
        inferenceService.model().addListener(o -> {
            run.clear();
            written();
        });
        run.value().addListener(o -> {
            if (!run.previewed()) {
                writing.set(false);
            }
        });
    }

    ReadOnlyObjectProperty<AsyncResult<Recording>> value() {
        return run.value();
    }

    /// The texts of the run under way, or of the last one.
    ReadOnlyObjectProperty<LiveTexts> texts() {
        return texts.getReadOnlyProperty();
    }

    /// Whether spins are writing just now.
    ReadOnlyBooleanProperty writing() {
        return writing.getReadOnlyProperty();
    }

    /// Runs under the present settings unless that run is shown already.
    void refresh() {
        var model = inferenceService.model().get().value();
        if (model.isEmpty()) {
            return;
        }
        switch (studyResults.scene().get()) {
            case AsyncResult.Ready<HeadOnPrompt>(var scene) -> request(model.get(), scene);
            case AsyncResult.Failed<HeadOnPrompt>(var why) -> run.unavailable(why);
            case AsyncResult.Waiting<HeadOnPrompt> waiting -> {}
        }
    }

    /// Runs again, as after a stop.
    void again() {
        run.invalidate();
        refresh();
    }

    /// Stops writing; what is shown stays, and the same settings can run again.
    void stop() {
        run.stop();
        written();
    }

    private void written() {
        runs++;
        writing.set(false);
    }

    private void request(ModelInfo model, HeadOnPrompt scene) {
        if (!settings.following.get() && run.value().get().value().isPresent() && !run.isFrom("")) {
            return;
        }
        GenerationRequest request;
        try {
            request = settings.request(scene.pair().prompt(), scene.head(), scene.reading());
        } catch (UserException outOfRange) {
            run.unavailable(String.valueOf(outOfRange.getMessage()));
            return;
        }
        record Asked(ModelInfo model, GenerationRequest request, Object pair, Object head) {}
        var asked = new Asked(model, request, scene.pair(), scene.head());
        if (run.isFrom(asked)) {
            return;
        }
        long number = ++runs;
        writing.set(true);
        texts.set(LiveTexts.NONE);
        run.request(asked, PAUSE, (gpt2, progress) -> {
            try {
                return record(gpt2, request, scene, number, first -> run.preview(asked, first), progress);
            } catch (CancellationException stopped) { // also by the status bar
                inferenceService.show(() -> {
                    if (number == runs) {
                        written();
                    }
                });
                throw stopped;
            }
        });
    }

    /// Runs, on the inference thread.
    ///
    /// @param first is shown the first of several words as soon as it is there
    private Recording record(
            Gpt2 gpt2,
            GenerationRequest request,
            HeadOnPrompt scene,
            long number,
            Consumer<Recording> first,
            Progress progress) {
        Optional<LearnedResidual> learned =
                request.residual() == Residual.EXACT ? Optional.empty() : residuals.find(gpt2.sha256());
        var sphere = spheres.of(gpt2);
        boolean preview = request.tokens() > 1; // the first word is seen at once, the text grows after it
        if (preview) {
            var quiet = new LiveTexts.Writer(inferenceService, request.chains(), 1, seen -> {});
            var word = Recording.of(
                    gpt2,
                    sphere,
                    request.oneToken(),
                    scene.pair(),
                    scene.frame(),
                    learned,
                    quiet,
                    progress.part(0, 0.1));
            inferenceService.show(() -> first.accept(word));
        }
        var writer = new LiveTexts.Writer(inferenceService, request.chains(), request.tokens(), seen -> {
            if (number == runs) {
                texts.set(seen);
            }
        });
        return Recording.of(
                gpt2,
                sphere,
                request,
                scene.pair(),
                scene.frame(),
                learned,
                writer,
                preview ? progress.part(0.1, 1) : progress);
    }
}
