package org.spinoscope.desktop.phases;

import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import org.spinoscope.desktop.results.CouplingResults;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.KeyedResult;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.figure.Figure;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.ConePlots;
import org.spinoscope.plots.PhasePlots;

/// What the phases view shows of the selected head and prompt, one part a kind of boundary.
public final class PhasesViewModel {

    private static final Duration PAUSE = Duration.ofMillis(40);

    private final PromptEditor editor;
    private final SelectedHead selected;
    private final RepeatedWord repeatedWord;
    private final ComposedContext composedContext;
    private final AttentionScan attentionScan;
    private final Agreement agreement;
    private final KeyedResult<AllWords> words;
    private final DoubleProperty cosine = new SimpleDoubleProperty(0.2);
    private final ObjectBinding<AsyncResult<Figure>> cones;
    private final ObjectBinding<AsyncResult<Figure>> solved;

    public PhasesViewModel(
            InferenceService inferenceService,
            CouplingResults coupling,
            PromptEditor editor,
            Selection selection,
            ProvenanceFactory provenanceFactory) {
        this.editor = editor;
        selected = new SelectedHead(inferenceService, selection, provenanceFactory);
        repeatedWord = new RepeatedWord(selected, coupling, editor);
        composedContext = new ComposedContext(inferenceService, provenanceFactory);
        attentionScan = new AttentionScan(selected);
        agreement = new Agreement(inferenceService, coupling, provenanceFactory);
        words = new KeyedResult<>(inferenceService, "phases.words", "All words in the plane", Priority.BACKGROUND);
        inferenceService.model().addListener(o -> {
            composedContext.clear();
            words.clear();
        });
        cones = Bindings.createObjectBinding(this::conesNow, words.value());
        solved = Bindings.createObjectBinding(
                () -> AsyncResult.ready(
                        new PhasePlots(provenanceFactory.weights()).solvedModel(Math.clamp(cosine.get(), 0, 0.99))),
                cosine,
                inferenceService.model());
    }

    RepeatedWord repeatedWord() {
        return repeatedWord;
    }

    ComposedContext composedContext() {
        return composedContext;
    }

    AttentionScan attentionScan() {
        return attentionScan;
    }

    Agreement agreement() {
        return agreement;
    }

    ObjectBinding<AsyncResult<Figure>> cones() {
        return cones;
    }

    ObjectBinding<AsyncResult<Figure>> solved() {
        return solved;
    }

    /// Cosine ρ of the solved model's tokens.
    DoubleProperty cosine() {
        return cosine;
    }

    void chooseHead(String key) {
        HeadId.find(key).ifPresent(selected.selection()::head);
    }

    void needComposition() {
        selected.ask(
                composedContext.species(),
                asked -> composedContext.request(asked.pair(), asked.head(), asked.reading()));
    }

    void needCones() {
        selected.ask(
                words,
                asked -> words.request(
                        asked,
                        PAUSE,
                        (gpt2, progress) -> AllWords.of(gpt2, asked.pair(), asked.head(), asked.reading())));
    }

    /// Writes the composed context as a new prompt of the set, or over the one that was written last.
    void writeComposed() {
        composedContext.text().ifPresent(text -> {
            if (!composedContext.wrote(editor.draft().prompt())) {
                editor.select(List.of(), editor.row().get());
                editor.rows().duplicate();
            }
            composedContext.written(text);
            editor.type("prompt", editor.draft().prompt(text));
        });
    }

    private AsyncResult<Figure> conesNow() {
        return words.value()
                .get()
                .map(known -> new ConePlots(
                                known.plane(),
                                known.names(),
                                selected.provenanceFactory().provenance(known.pair(), known.reading()))
                        .both());
    }
}
