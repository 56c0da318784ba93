package org.spinoscope.desktop.diffusion;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.diffusion.LearnedResidual;
import org.spinoscope.diffusion.ResidualStore;
import org.spinoscope.training.ResidualContexts;
import org.spinoscope.training.ResidualTrainer;

/// Learns the residual of the model of this window, and knows which one is kept for it.
///
/// For the screen's thread.
final class ResidualLearning {

    private static final String KEY = "residual-training";

    private final InferenceService inferenceService;
    private final Selection selection;
    private final ResidualStore store;
    private final Supplier<List<String>> prompts;
    private final Runnable learned;
    private final LearningSettings settings = new LearningSettings();
    private final LossCurves curves = new LossCurves();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper kept = new ReadOnlyStringWrapper("");
    private final BooleanBinding ready;
    private String described = "";
    private long runs;

    /// @param prompts the texts of this window's prompts
    /// @param learned runs when another residual is kept than before
    ResidualLearning(
            InferenceService inferenceService,
            Selection selection,
            ResidualStore store,
            Supplier<List<String>> prompts,
            Runnable learned) {
        this.inferenceService = inferenceService;
        this.selection = selection;
        this.store = store;
        this.prompts = prompts;
        this.learned = learned;
        ready = inferenceService.sha256().isNotEmpty();
        inferenceService.model().addListener(o -> {
            ended(runs, "");
            curves.clear();
        });
        inferenceService.sha256().addListener(o -> look());
        look();
    }

    LearningSettings settings() {
        return settings;
    }

    LossCurves curves() {
        return curves;
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /// Whether there is a model whose hash is known, by which the file is named.
    BooleanBinding ready() {
        return ready;
    }

    /// What the numbers of the curves come from, in words.
    String described() {
        return described;
    }

    /// Whether an interrupted training can go on.
    ReadOnlyBooleanProperty resumable() {
        return resumable.getReadOnlyProperty();
    }

    /// Share of the work that is done, 0 to 1.
    ReadOnlyDoubleProperty share() {
        return share.getReadOnlyProperty();
    }

    /// What is being done, what came out, or what went wrong.
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    /// How the kept residual of this model was learned; empty if there is none.
    ReadOnlyStringProperty kept() {
        return kept.getReadOnlyProperty();
    }

    /// Learns.
    ///
    /// @param resume whether to go on from where a training was cancelled
    void start(boolean resume) {
        var how = settings.now();
        var features = settings.features.get().of(selection.now().head());
        var texts = settings.texts.get() == LearningSettings.Texts.PROMPTS ? prompts.get() : List.<String>of();
        boolean corpus = settings.texts.get() == LearningSettings.Texts.CORPUS;
        described = settings.texts.get().title() + ", features " + features + ", " + how.recipe();
        long number = ++runs;
        curves.clear();
        running.set(true);
        share.set(0);
        message.set("Waiting for the model …");
        var feed = new LossFeed(inferenceService::show, news -> {
            if (number == runs) {
                curves.add(news.points());
                share.set(news.share());
                message.set(news.doing());
            }
        });
        inferenceService.<LearnedResidual>submit(
                KEY,
                "Learning the residual",
                Priority.BACKGROUND,
                Duration.ZERO,
                (model, progress) -> {
                    try {
                        int longest = Math.min(
                                ResidualContexts.LONGEST, model.config().positions());
                        var contexts = corpus
                                ? ResidualContexts.ofCorpus(model.tokenizer(), how.contexts(), longest, how.seed())
                                : ResidualContexts.ofTexts(
                                        texts, model.tokenizer(), how.contexts(), longest, how.seed());
                        return new ResidualTrainer(model, features, how, feed)
                                .run(contexts, store.file(model.sha256()), resume, feed.watched(progress));
                    } catch (CancellationException stopped) {
                        feed.end();
                        inferenceService.show(() -> ended(number, "Stopped."));
                        throw stopped;
                    }
                },
                (AsyncResult<LearnedResidual> result) -> {
                    feed.end();
                    result.value().ifPresent(residual -> learned.run());
                    inferenceService.show(
                            () -> ended(number, result.message().orElse("Learned, and kept for this model.")));
                });
    }

    /// Stops; what was learned so far is kept for a run that goes on.
    void cancel() {
        boolean waiting = share.get() == 0;
        inferenceService.cancel(KEY);
        message.set("Stopping …");
        if (waiting) {
            ended(runs, "Stopped."); // work that has not begun does not say that it ends
        }
    }

    private void ended(long number, String says) {
        if (number == runs) {
            runs++;
            running.set(false);
            message.set(says);
        }
        look();
    }

    /// Looks which residual is kept, once the model's hash is known.
    private void look() {
        var sha256 = inferenceService.sha256().get();
        if (sha256.isEmpty()) {
            kept.set("");
            resumable.set(false);
            return;
        }
        resumable.set(Files.isRegularFile(ResidualTrainer.resumePoint(store.file(sha256))));
        inferenceService.<String>submit(
                "residual-kept",
                "Looking for a learned residual",
                Priority.BACKGROUND,
                Duration.ZERO,
                (model, progress) -> store.find(model.sha256())
                        .map(LearnedResidual::training)
                        .orElse(""),
                (AsyncResult<String> found) -> {
                    kept.set(found.value().orElse(""));
                    found.message().ifPresent(message::set);
                });
    }
}
