package org.spinoscope.desktop.sweeps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptDraft;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.BackgroundTasks;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Provenance;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.SweepPlots;
import org.spinoscope.plots.SweepPlots.Quantity;
import org.spinoscope.plots.SweepTestPlots;
import org.spinoscope.statistics.SampleSizeCurve;
import org.spinoscope.sweep.SweepFilter;
import org.spinoscope.sweep.SweepReader;
import org.spinoscope.sweep.SweepStatistics;
import org.spinoscope.sweep.SweepSummary;

/// What the sweeps view shows of the open sweep, and what a click means. Figures are made beside
/// the screen's thread.
///
/// For the screen's thread.
public final class SweepsViewModel {

    /// Family-wise error rate at which the map marks a head.
    static final double LEVEL = 0.05;

    static final int PERMUTATIONS = 10_000;

    private static final int RESAMPLES = 2_000;
    private static final String UNTESTED =
            "The family-wise test permutes all prompts inside their relations ten thousand times. It takes from seconds"
                    + " to minutes.";

    private final InferenceService inferenceService;
    private final Selection selection;
    private final PromptEditor editor;
    private final BackgroundTasks tasks;
    private final Consumer<Throwable> problems;
    private final Executor drawing;
    private final OpenSweep sweep;
    private final SweepRunner runner;
    private final ObjectProperty<Quantity> quantity = new SimpleObjectProperty<>(Quantity.R);
    private final ReadOnlyObjectWrapper<AsyncResult<Figure>> map = waiting();
    private final ReadOnlyObjectWrapper<AsyncResult<Figure>> density = waiting();
    private final ReadOnlyObjectWrapper<AsyncResult<Figure>> forest = waiting();
    private final ReadOnlyObjectWrapper<AsyncResult<Figure>> curve = waiting();
    private final ReadOnlyObjectWrapper<AsyncResult<Figure>> nulls = waiting();
    private final ReadOnlyObjectWrapper<AsyncResult<Figure>> heldOut = waiting();
    private final ReadOnlyObjectWrapper<List<HeadRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final AsyncResult<SweepStatistics> untested = AsyncResult.waiting(UNTESTED);
    private final ReadOnlyObjectWrapper<AsyncResult<SweepStatistics>> test = new ReadOnlyObjectWrapper<>(untested);
    private Optional<Path> wanted = Optional.empty();
    private boolean warm;
    private volatile long drawn;
    private long tests;
    private Object curveOf = "";

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
        this.tasks = tasks;
        this.problems = problems;
        this.drawing = drawing;
        sweep = new OpenSweep(reading, screen, problems);
        runner = new SweepRunner(inferenceService, selection, this::written);
        sweep.summary().addListener(o -> {
            forgetTest();
            draw();
        });
        selection.choice().addListener((o, was, is) -> {
            if (!was.head().equals(is.head())) {
                draw();
            }
        });
        quantity.addListener(o -> draw());
        test.addListener(o -> draw());
        draw();
    }

    private static ReadOnlyObjectWrapper<AsyncResult<Figure>> waiting() {
        return new ReadOnlyObjectWrapper<>(AsyncResult.waiting(OpenSweep.NONE));
    }

    OpenSweep sweep() {
        return sweep;
    }

    SweepRunner runner() {
        return runner;
    }

    /// The Reading that a new sweep would have.
    String newReading() {
        return selection.now().reading().label();
    }

    ObjectProperty<Quantity> quantity() {
        return quantity;
    }

    ReadOnlyObjectProperty<AsyncResult<Figure>> map() {
        return map.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AsyncResult<Figure>> density() {
        return density.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AsyncResult<Figure>> forest() {
        return forest.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AsyncResult<Figure>> curve() {
        return curve.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AsyncResult<Figure>> nullHistogram() {
        return nulls.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AsyncResult<Figure>> heldOut() {
        return heldOut.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<List<HeadRow>> rows() {
        return rows.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<AsyncResult<SweepStatistics>> test() {
        return test.getReadOnlyProperty();
    }

    Selection selection() {
        return selection;
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
        var all = new TreeMap<>(Map.of("quantity", quantity.get().name()));
        sweep.folder().get().or(() -> wanted).ifPresent(path -> all.put("folder", path.toString()));
        return all;
    }

    /// Takes them back; the folder is read when the view is looked at.
    public void restore(Map<String, String> settings) {
        for (var value : Quantity.values()) {
            if (value.name().equals(settings.getOrDefault("quantity", ""))) {
                quantity.set(value);
            }
        }
        var folder = settings.getOrDefault("folder", "");
        if (!folder.isEmpty()) {
            wanted = Optional.of(Path.of(folder));
        }
    }

    /// What else changed is kept with these.
    public Observable[] settable() {
        return new Observable[] {quantity, sweep.folder()};
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
                    if (!java.util.Arrays.equals(model.tokenizer().encode(text), prompt.tokens())) {
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

    /// Runs the tests that go through all heads many times.
    void runTest() {
        var summary = sweep.summary().get().value().filter(SweepSummary::columns);
        if (summary.isEmpty()) {
            return;
        }
        long number = ++tests;
        test.set(AsyncResult.waiting("Permuting prompts inside their relations …"));
        var head = head(summary.get());
        var filter = summary.get().filter();
        sweep.ask(
                reader -> SweepSummary.of(reader.table(), filter).data(),
                data -> data.value().ifPresent(d -> {
                    var found = new AtomicReference<AsyncResult<SweepStatistics>>(AsyncResult.failed("Cancelled."));
                    tasks.start(
                            "Testing all heads of the sweep",
                            progress -> {
                                try {
                                    found.set(AsyncResult.ready(SweepStatistics.of(
                                            d,
                                            new SweepStatistics.Request(
                                                    Optional.of(head),
                                                    summary.get().table().reading(),
                                                    PERMUTATIONS,
                                                    RESAMPLES,
                                                    1),
                                            progress)));
                                } catch (UserException e) {
                                    found.set(AsyncResult.failed(String.valueOf(e.getMessage())));
                                } catch (java.util.concurrent.CancellationException stopped) {
                                    found.set(AsyncResult.waiting("Cancelled. " + UNTESTED));
                                }
                            },
                            () -> {
                                if (number == tests) {
                                    test.set(found.get());
                                }
                            });
                }));
    }

    private void forgetTest() {
        tests++;
        test.set(untested);
    }

    private HeadId head(SweepSummary summary) {
        var head = selection.now().head();
        return summary.has(head)
                ? head
                : new HeadId(Math.min(head.layer(), summary.layers() - 1), Math.min(head.head(), summary.heads() - 1));
    }

    private String name() {
        return sweep.folder()
                .get()
                .map(path -> String.valueOf(path.getFileName()))
                .orElse("");
    }

    /// Figures made together, so that all show one state.
    private record Drawn(Figure map, Optional<Figure> density, Optional<Figure> forest, List<HeadRow> rows) {}

    private void draw() {
        long number = ++drawn;
        var now = sweep.summary().get();
        now.message().ifPresent(why -> {
            for (var figure : List.of(map, density, forest, curve, nulls, heldOut)) {
                figure.set(now.map(none -> {
                    throw new IllegalStateException("there is no sweep");
                }));
            }
            rows.set(List.of());
            curveOf = "";
        });
        now.value().ifPresent(summary -> {
            var head = head(summary);
            var shown = quantity.get();
            var tested = test.get();
            var origin = Provenances.of(summary, name());
            if (!summary.columns()) {
                density.set(AsyncResult.waiting("Reading the prompts …"));
            }
            drawing.execute(() -> {
                if (number == drawn) {
                    var all = drawn(summary, shown, head, tested, origin);
                    inferenceService.show(() -> {
                        if (number == drawn) {
                            show(all);
                        }
                    });
                }
            });
            showTest(tested, origin);
        });
    }

    private static Drawn drawn(
            SweepSummary summary, Quantity shown, HeadId head, AsyncResult<SweepStatistics> tested, Provenance origin) {
        var plots = new SweepPlots(summary, origin);
        return new Drawn(
                plots.headMap(shown, head, found(summary, tested), LEVEL),
                summary.columns() ? Optional.of(plots.density(head)) : Optional.empty(),
                Optional.of(plots.forest(head)),
                HeadRow.all(summary, tested.value()));
    }

    private static Set<HeadId> found(SweepSummary summary, AsyncResult<SweepStatistics> tested) {
        var found = new HashSet<HeadId>();
        tested.value()
                .ifPresent(t -> IntStream.range(0, t.test().family().length)
                        .filter(h -> t.test().family()[h] < LEVEL)
                        .forEach(h -> found.add(summary.head(h))));
        return found;
    }

    private void show(Drawn all) {
        map.set(AsyncResult.ready(all.map()));
        all.density().ifPresent(figure -> density.set(AsyncResult.ready(figure)));
        all.forest().ifPresent(figure -> forest.set(AsyncResult.ready(figure)));
        rows.set(all.rows());
    }

    private void showTest(AsyncResult<SweepStatistics> tested, Provenance origin) {
        nulls.set(figure(tested, SweepTestPlots::nullHistogram, origin));
        heldOut.set(figure(tested, SweepTestPlots::heldOut, origin));
    }

    private static AsyncResult<Figure> figure(
            AsyncResult<SweepStatistics> tested,
            BiFunction<SweepStatistics, Provenance, Figure> make,
            Provenance from) {
        return tested.map(found -> make.apply(found, from));
    }

    /// While the curve is visible: draws it for the present sums and head, which takes longer than
    /// the rest.
    void refreshCurve() {
        sweep.summary().get().value().filter(SweepSummary::columns).ifPresent(summary -> {
            record Of(SweepSummary summary, HeadId head) {}
            var head = head(summary);
            var wish = new Of(summary, head);
            if (wish.head().equals(curveOf instanceof Of(var s, var h) && s == summary ? h : null)) {
                return;
            }
            curveOf = wish;
            var origin = Provenances.of(summary, name());
            curve.set(AsyncResult.waiting("Drawing subsets …"));
            sweep.<Figure>ask(
                    reader -> {
                        var pairs = summary.pairs(head);
                        return SweepTestPlots.curve(
                                head,
                                pairs.x().length < 20 ? List.of() : SampleSizeCurve.of(pairs.x(), pairs.y(), 1),
                                origin.with("seed", "1"));
                    },
                    answer -> {
                        if (curveOf == wish) {
                            curve.set(answer);
                        }
                    });
        });
    }

    /// Looks at all prompts again.
    void clearFilter() {
        sweep.filter().set(SweepFilter.ALL);
    }
}
