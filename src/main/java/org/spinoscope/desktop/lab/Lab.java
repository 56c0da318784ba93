package org.spinoscope.desktop.lab;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
    private final Consumer<Throwable> problems;
    private final ReadOnlyObjectWrapper<Live<Loaded>> model =
            new ReadOnlyObjectWrapper<>(Live.waiting("No model has been loaded yet."));

    /// @param problems is told what went wrong, mendable or not
    public Lab(InferenceThread<Gpt2> inference, Consumer<Throwable> problems) {
        this.inference = inference;
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
        return inference.load(title, loader, loaded -> model.set(Live.ready(Loaded.of(loaded))), problem -> {
            model.set(before.value().isPresent() ? before : Live.failed(words(problem)));
            problems.accept(problem);
        });
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
