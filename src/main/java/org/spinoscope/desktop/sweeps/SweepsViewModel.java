package org.spinoscope.desktop.sweeps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.state.PromptDraft;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.BackgroundTasks;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.SweepPlots.Quantity;
import org.spinoscope.sweep.SweepFilter;
import org.spinoscope.sweep.SweepReader;
import org.spinoscope.sweep.SweepSummary;

/// What the sweeps view shows, and what a click means.
///
/// For the screen's thread.
public final class SweepsViewModel {

    private final InferenceService inferenceService;
    private final Selection selection;
    private final PromptEditor editor;
    private final Consumer<Throwable> problems;
    private final OpenSweep sweep;
    private final SweepRunner runner;
    private final PermutationRun test;
    private final SweepFigures figures;
    private Optional<Path> wanted = Optional.empty();
    private boolean warm;

    /// @param reading one thread that reads, one thing after another
    /// @param drawing another that makes figures
    public SweepsViewModel(
            InferenceService inferenceService,
            Selection selection,
            PromptEditor editor,
            BackgroundTasks tasks,
            Executor reading,
            Executor drawing,
            Executor screen,
            Consumer<Throwable> problems) {
        this.inferenceService = inferenceService;
        this.selection = selection;
        this.editor = editor;
        this.problems = problems;
        sweep = new OpenSweep(reading, screen, problems);
        runner = new SweepRunner(inferenceService, selection, this::written);
        test = new PermutationRun(sweep, tasks);
        figures = new SweepFigures(sweep, test, selection, drawing, screen);
    }

    OpenSweep sweep() {
        return sweep;
    }

    SweepRunner runner() {
        return runner;
    }

    PermutationRun test() {
        return test;
    }

    SweepFigures figures() {
        return figures;
    }

    Selection selection() {
        return selection;
    }

    /// Which prompts are included.
    public ObjectProperty<SweepFilter> filter() {
        return sweep.filter();
    }

    /// The Reading that a new sweep would have.
    String newReading() {
        return selection.now().reading().label();
    }

    /// Opens a result folder.
    public void open(Path folder) {
        wanted = Optional.empty();
        sweep.open(folder);
    }

    /// While the view is visible: opens what the session left open, or gets ready.
    void refresh() {
        if (wanted.isPresent()) {
            open(wanted.get());
        } else if (!warm) {
            warm = true;
            sweep.warmUp();
        }
    }

    private void written(Path folder) {
        if (sweep.folder().get().filter(folder::equals).isPresent()
                && sweep.state().get().planned() > 0) {
            sweep.poll();
        } else {
            open(folder);
        }
    }

    /// The settings that a session keeps.
    public Map<String, String> settings() {
        var all = new TreeMap<>(Map.of("quantity", figures.quantity.get().name()));
        sweep.folder().get().or(() -> wanted).ifPresent(path -> all.put("folder", path.toString()));
        return all;
    }

    /// Takes them back; the folder is read when the view is shown.
    public void restore(Map<String, String> settings) {
        for (var value : Quantity.values()) {
            if (value.name().equals(settings.getOrDefault("quantity", ""))) {
                figures.quantity.set(value);
            }
        }
        var folder = settings.getOrDefault("folder", "");
        if (!folder.isEmpty()) {
            wanted = Optional.of(Path.of(folder));
        }
    }

    /// What else changed is kept with these.
    public Observable[] settable() {
        return new Observable[] {figures.quantity, sweep.folder()};
    }

    /// A cell or a row was clicked; anything that is no head is passed over.
    void chooseHead(String key) {
        try {
            selection.head(HeadId.parse(key));
        } catch (IllegalArgumentException notAHead) {
            return;
        }
    }

    /// Moves the selection in the map, staying inside it.
    void move(int layers, int heads) {
        sweep.summary().get().value().ifPresent(summary -> {
            var now = selection.now().head();
            var next = new HeadId(Math.max(0, now.layer() + layers), Math.max(0, now.head() + heads));
            if (summary.has(next)) {
                selection.head(next);
            }
        });
    }

    /// A relation was clicked: the others are left out, or taken in again.
    void chooseRelation(String name) {
        var filter = sweep.filter().get();
        sweep.filter().set(filter.relation(filter.relation().equals(name) ? "" : name));
    }

    /// A point was clicked: its prompt becomes a row of the editor.
    void choosePrompt(String number) {
        int prompt;
        try {
            prompt = Integer.parseInt(number);
        } catch (NumberFormatException noPrompt) {
            return;
        }
        sweep.<SweepReader.Prompt>ask(reader -> reader.prompt(prompt), found -> {
            found.message().ifPresent(why -> problems.accept(new UserException(why)));
            found.value().ifPresent(this::edit);
        });
    }

    private void edit(SweepReader.Prompt prompt) {
        inferenceService.<String>submit(
                "sweep-prompt",
                "Reading the prompt",
                Priority.INTERACTIVE,
                Duration.ZERO,
                (model, progress) -> {
                    var text = model.tokenizer().decode(prompt.tokens());
                    if (!Arrays.equals(model.tokenizer().encode(text), prompt.tokens())) {
                        throw new UserException("This prompt was written in another model's tokens. Load the model of"
                                + " the sweep to open it.");
                    }
                    return text;
                },
                answer -> {
                    answer.message().ifPresent(why -> problems.accept(new UserException(why)));
                    answer.value()
                            .ifPresent(text -> editor.enter(
                                    new PromptDraft(text, prompt.good(), prompt.bad(), prompt.relation())));
                });
    }

    /// Runs the tests on the included prompts, once their columns are there.
    void runTest() {
        sweep.summary()
                .get()
                .value()
                .filter(SweepSummary::columns)
                .ifPresent(summary -> test.run(summary, figures.head(summary)));
    }
}
