package org.spinoscope.desktop.results;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.PromptSetDraft;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.InferenceThread;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.sweep.ResultStore;

/// What view models live on, with a real, small model; the test's own thread plays the screen.
public final class SmallLab implements AutoCloseable {

    private static final Path MODEL = Path.of("src/test/resources/golden/checkpoints/odd-3x5");

    private final LinkedBlockingQueue<Runnable> screen = new LinkedBlockingQueue<>();
    private final InferenceThread<Gpt2> inference = new InferenceThread<>(screen::add);
    public final LinkedBlockingQueue<Throwable> problems = new LinkedBlockingQueue<>();
    public final InferenceService inferenceService = new InferenceService(inference, screen::add, problems::add);
    public final Selection selection = new Selection();
    public final PromptEditor editor = new PromptEditor(PromptSetDraft.of(new PromptSet(
            "short",
            "",
            "",
            List.of(
                    new PromptPair("A cat", "pet", "car"),
                    new PromptPair("Ice is", "cold", "warm"),
                    new PromptPair("Two", "four", "five"),
                    new PromptPair("Sun", "hot", "mild"),
                    new PromptPair("Sea", "blue", "red")))));
    public final StoredResults storedResults;
    public final StudyResults studyResults;
    public final AblationService ablationService;
    public final ProvenanceFactory provenanceFactory;

    /// With a model, and nothing kept.
    public SmallLab() throws InterruptedException {
        this(new ResultStore(MODEL.resolve("nothing-is-kept-here"), 0));
        load();
    }

    /// Before a model is loaded.
    SmallLab(ResultStore store) {
        storedResults = new StoredResults(store, Runnable::run, screen::add);
        studyResults = new StudyResults(inferenceService, storedResults, selection, editor);
        ablationService = new AblationService(inferenceService, storedResults, selection, editor);
        provenanceFactory = new ProvenanceFactory(inferenceService, storedResults, editor, "test");
        // This vocabulary is of single letters: the first token of every answer would be the space.
        selection.reading(Reading.parse("answer=last"));
        editor.row().addListener((o, was, is) -> selection.row(is.intValue()));
    }

    void load() throws InterruptedException {
        inferenceService.load("load", progress -> Gpt2.load(MODEL, new ModelIdentity("odd", "a test model"), progress));
        settle();
    }

    /// Runs what was handed over to the screen until nothing is left to do.
    public void settle() throws InterruptedException {
        int calm = 0;
        while (calm < 3) {
            var next = screen.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                next.run();
                calm = 0;
            } else {
                calm = inferenceService.idle() ? calm + 1 : 0;
            }
        }
    }

    @Override
    public void close() {
        inference.close();
    }
}
