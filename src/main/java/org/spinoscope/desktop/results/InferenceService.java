package org.spinoscope.desktop.results;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.InferenceTask;
import org.spinoscope.desktop.task.InferenceThread;
import org.spinoscope.desktop.task.ModelLoader;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.desktop.task.Request;
import org.spinoscope.desktop.task.TaskHandle;
import org.spinoscope.gpt2.Gpt2;

/// Submits work to the loaded model.
public final class InferenceService {

    private final InferenceThread<Gpt2> inference;
    private final Executor screen;
    private final Consumer<Throwable> problems;
    private static final Duration HASH_LATER = Duration.ofSeconds(1);

    private final ReadOnlyStringWrapper sha256 = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<AsyncResult<ModelInfo>> model =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting("No model has been loaded yet."));

    /// @param screen the screen's thread
    /// @param problems receives every error, the user's and the program's
    public InferenceService(InferenceThread<Gpt2> inference, Executor screen, Consumer<Throwable> problems) {
        this.inference = inference;
        this.screen = screen;
        this.problems = problems;
    }

    /// The model that answers now.
    public ReadOnlyObjectProperty<AsyncResult<ModelInfo>> model() {
        return model.getReadOnlyProperty();
    }

    /// Loads another model; if that fails, the present one stays.
    public TaskHandle load(String title, ModelLoader<Gpt2> modelLoader) {
        var before = model.get();
        model.set(AsyncResult.waiting(title));
        return inference.load(title, modelLoader, loaded -> arrived(ModelInfo.of(loaded)), problem -> {
            model.set(before.value().isPresent() ? before : AsyncResult.failed(words(problem)));
            problems.accept(problem);
        });
    }

    /// Views start at once; the hash, which only exported files need, is computed when there is time.
    private void arrived(ModelInfo modelInfo) {
        sha256.set("");
        model.set(AsyncResult.ready(modelInfo));
        submit(
                "sha256",
                "Hashing the model",
                Priority.BACKGROUND,
                HASH_LATER,
                (gpt2, progress) -> gpt2.sha256(),
                hash -> hash.value().ifPresent(h -> sha256.set(h)));
    }

    /// The hash of the present model's weights; empty until it is known.
    public ReadOnlyStringProperty sha256() {
        return sha256.getReadOnlyProperty();
    }

    /// Submits a request; `answer` receives its state and result. The newest request of a key wins.
    public <R> void submit(
            String key,
            String title,
            Priority priority,
            Duration debounce,
            InferenceTask<Gpt2, R> inferenceTask,
            Consumer<? super AsyncResult<R>> answer) {
        inference.submit(new Request<>(
                key,
                title,
                priority,
                debounce,
                inferenceTask,
                result -> answer.accept(AsyncResult.ready(result)),
                problem -> {
                    answer.accept(AsyncResult.failed(words(problem)));
                    if (!(problem instanceof UserException)) {
                        problems.accept(problem);
                    }
                }));
    }

    /// Cancels a request.
    public void cancel(String key) {
        inference.cancel(key);
    }

    /// Hands something that became known in the middle of some work over to the screen.
    public void show(Runnable change) {
        screen.execute(change);
    }

    /// True if nothing is being computed and nothing waits.
    public boolean idle() {
        return inference.idle();
    }

    private static String words(Throwable problem) {
        return switch (problem) {
            case UserException mendable -> String.valueOf(mendable.getMessage());
            case CancellationException cancelled -> "Cancelled.";
            default -> "This could not be computed. The message below has the details.";
        };
    }
}
