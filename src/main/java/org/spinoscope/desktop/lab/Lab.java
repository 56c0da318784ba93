package org.spinoscope.desktop.lab;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.spinoscope.basis.MendableException;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.desktop.task.InferenceThread;
import org.spinoscope.desktop.task.Loader;
import org.spinoscope.desktop.task.Request;
import org.spinoscope.desktop.task.Ticket;
import org.spinoscope.desktop.task.Urgency;
import org.spinoscope.desktop.task.Work;
import org.spinoscope.gpt2.Gpt2;

/// The model, and the desk where one asks it things.
public final class Lab {

    private final InferenceThread<Gpt2> inference;
    private final Executor screen;
    private final Consumer<Throwable> problems;
    private static final Duration HASH_LATER = Duration.ofSeconds(1);

    private final ReadOnlyStringWrapper sha256 = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Live<Loaded>> model =
            new ReadOnlyObjectWrapper<>(Live.waiting("No model has been loaded yet."));

    /// @param screen the screen's thread
    /// @param problems is told what went wrong, mendable or not
    public Lab(InferenceThread<Gpt2> inference, Executor screen, Consumer<Throwable> problems) {
        this.inference = inference;
        this.screen = screen;
        this.problems = problems;
    }

    /// The model that answers now.
    public ReadOnlyObjectProperty<Live<Loaded>> model() {
        return model.getReadOnlyProperty();
    }

    /// Loads another model; if that fails, the present one stays.
    public Ticket load(String title, Loader<Gpt2> loader) {
        var before = model.get();
        model.set(Live.waiting(title));
        return inference.load(title, loader, loaded -> arrived(Loaded.of(loaded)), problem -> {
            model.set(before.value().isPresent() ? before : Live.failed(words(problem)));
            problems.accept(problem);
        });
    }

    /// Views start at once; the hash, which only exported files need, is computed when there is time.
    private void arrived(Loaded loaded) {
        sha256.set("");
        model.set(Live.ready(loaded));
        ask(
                "sha256",
                "Hashing the model",
                Urgency.BACKGROUND,
                HASH_LATER,
                (gpt2, progress) -> gpt2.sha256(),
                hash -> hash.value().ifPresent(h -> sha256.set(h)));
    }

    /// The hash of the present model's weights; empty until it is known.
    public ReadOnlyStringProperty sha256() {
        return sha256.getReadOnlyProperty();
    }

    /// Asks for a result; `answer` is told what became of it. The newest question of a key wins.
    public <R> void ask(
            String key,
            String title,
            Urgency urgency,
            Duration debounce,
            Work<Gpt2, R> work,
            Consumer<? super Live<R>> answer) {
        inference.submit(new Request<>(
                key, title, urgency, debounce, work, result -> answer.accept(Live.ready(result)), problem -> {
                    answer.accept(Live.failed(words(problem)));
                    if (!(problem instanceof MendableException)) {
                        problems.accept(problem);
                    }
                }));
    }

    /// Gives up a question.
    public void forget(String key) {
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
            case MendableException mendable -> String.valueOf(mendable.getMessage());
            case CancellationException cancelled -> "Cancelled.";
            default -> "This could not be computed. The message below has the details.";
        };
    }
}
