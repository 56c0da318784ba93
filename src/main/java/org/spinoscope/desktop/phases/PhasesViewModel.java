package org.spinoscope.desktop.phases;

import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.spinoscope.desktop.results.CouplingResults;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.KeyedResult;
import org.spinoscope.desktop.results.ModelInfo;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.figure.Figure;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.PhasePlots;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.HeadTerms;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.study.coupling.CouplingDetails;
import org.spinoscope.study.coupling.ModelScans;
import org.spinoscope.study.coupling.PhasesResult;

/// What the phases view shows of the selected head and prompt.
public final class PhasesViewModel {

    private static final Duration PAUSE = Duration.ofMillis(40);

    /// One head on one prompt.
    private record Asked(ModelInfo model, PromptPair pair, HeadId head, Reading reading) {}

    /// The model's gaps at a grid of attention temperatures.
    private record Scan(Asked asked, HeadTerms terms, double[] gaps) {}

    private final InferenceService inferenceService;
    private final CouplingResults coupling;
    private final PromptEditor editor;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;
    private final KeyedResult<Scan> scan;
    private final ComposedContext composedContext;
    private final KeyedResult<AllWords> words;
    private final IntegerProperty copies = new SimpleIntegerProperty(2);
    private final DoubleProperty cosine = new SimpleDoubleProperty(0.2);
    private final ObjectBinding<AsyncResult<Figure>> repetition;
    private final ObjectBinding<AsyncResult<Figure>> agreement;
    private final ObjectBinding<AsyncResult<Figure>> temperature;
    private final ObjectBinding<AsyncResult<Figure>> cones;
    private final ObjectBinding<AsyncResult<Figure>> solved;

    public PhasesViewModel(
            InferenceService inferenceService,
            CouplingResults coupling,
            PromptEditor editor,
            Selection selection,
            ProvenanceFactory provenanceFactory) {
        this.inferenceService = inferenceService;
        this.coupling = coupling;
        this.editor = editor;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
        scan = new KeyedResult<>(
                inferenceService, "phases.temperature", "Attention temperatures", Priority.INTERACTIVE);
        composedContext = new ComposedContext(inferenceService, provenanceFactory);
        words = new KeyedResult<>(inferenceService, "phases.words", "All words in the plane", Priority.BACKGROUND);
        inferenceService.model().addListener(o -> {
            scan.clear();
            composedContext.clear();
            words.clear();
        });
        var phases = coupling.phases().value();
        repetition =
                Bindings.createObjectBinding(this::repetitionNow, phases, selection.choice(), editor.book(), copies);
        agreement = Bindings.createObjectBinding(
                () -> phases.get().map(found -> plots(found).predictedAgainstMeasured(found)), phases);
        temperature = Bindings.createObjectBinding(this::temperatureNow, scan.value());
        cones = Bindings.createObjectBinding(this::conesNow, words.value());
        solved = Bindings.createObjectBinding(
                () -> AsyncResult.ready(
                        new PhasePlots(provenanceFactory.weights()).solvedModel(Math.clamp(cosine.get(), 0, 0.99))),
                cosine,
                inferenceService.model());
    }

    ObjectBinding<AsyncResult<Figure>> repetition() {
        return repetition;
    }

    ObjectBinding<AsyncResult<Figure>> agreement() {
        return agreement;
    }

    ObjectBinding<AsyncResult<Figure>> temperature() {
        return temperature;
    }

    ObjectBinding<AsyncResult<Figure>> composition() {
        return composedContext.figure();
    }

    ObjectBinding<AsyncResult<Figure>> cones() {
        return cones;
    }

    ObjectBinding<AsyncResult<Figure>> solved() {
        return solved;
    }

    /// Theory and model for the composed context, in a line.
    StringBinding composed() {
        return composedContext.gaps();
    }

    /// Share of the first species.
    DoubleProperty first() {
        return composedContext.first();
    }

    DoubleProperty second() {
        return composedContext.second();
    }

    /// Cosine ρ of the solved model's tokens.
    DoubleProperty cosine() {
        return cosine;
    }

    void needRepetition() {
        coupling.needPhases();
    }

    void needTemperature() {
        with(
                scan,
                asked -> scan.request(asked, PAUSE, (gpt2, progress) -> {
                    var prompts = org.spinoscope.study.TokenizedPrompts.of(
                            gpt2,
                            java.util.List.of(asked.pair()),
                            asked.reading().answer());
                    var terms = org.spinoscope.study.coupling.PromptTerms.of(
                                    gpt2,
                                    new org.spinoscope.prompt.PromptSet("", "", "", java.util.List.of(asked.pair())),
                                    asked.reading(),
                                    progress.part(0, 0.5))
                            .of(asked.head())[0];
                    var trial = prompts.trials().getFirst();
                    var gaps =
                            ModelScans.attentionTemperature(gpt2, trial, asked.head(), CouplingDetails.temperatures());
                    return new Scan(asked, terms, gaps);
                }));
    }

    void needComposition() {
        with(composedContext.species(), asked -> composedContext.request(asked.pair(), asked.head(), asked.reading()));
    }

    void needCones() {
        with(
                words,
                asked -> words.request(
                        asked,
                        PAUSE,
                        (gpt2, progress) -> AllWords.of(gpt2, asked.pair(), asked.head(), asked.reading())));
    }

    /// Copies of the good word that are marked and written.
    IntegerProperty copies() {
        return copies;
    }

    /// Writes copies of the good word behind the prompt, as a new prompt of the set.
    void writeRepeated() {
        editor.pair().ifPresent(pair -> {
            editor.select(List.of(), editor.row().get());
            editor.rows().duplicate();
            editor.type("prompt", editor.draft().prompt(pair.prompt() + (" " + pair.good()).repeat(copies.get())));
        });
    }

    /// Moves the composition to a place of the diagram.
    void compose(double x, double y) {
        composedContext.moveTo(x, y);
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

    private void with(KeyedResult<?> result, java.util.function.Consumer<Asked> work) {
        var model = inferenceService.model().get().value();
        if (model.isEmpty() || !model.get().has(selection.now().head())) {
            return;
        }
        provenanceFactory
                .pairAt(selection.now().row())
                .ifPresentOrElse(
                        pair -> work.accept(new Asked(
                                model.get(),
                                pair,
                                selection.now().head(),
                                selection.now().reading())),
                        () -> result.unavailable(
                                "This prompt is incomplete: write a prompt with a good and a bad answer."));
    }

    private PhasePlots plots(PhasesResult found) {
        return new PhasePlots(provenanceFactory.provenance(
                found.terms().prompts(), found.terms().reading(), ""));
    }

    private AsyncResult<Figure> repetitionNow() {
        var result = coupling.phases().value().get();
        if (result.value().isEmpty()) {
            return result.map(found -> plots(found).predictedAgainstMeasured(found));
        }
        var found = result.value().get();
        var head = selection.now().head();
        int prompt = provenanceFactory
                .pairAt(selection.now().row())
                .map(pair -> found.terms().trials().used().indexOf(pair))
                .orElse(-1);
        if (prompt < 0 || !found.terms().heads().contains(head)) {
            return AsyncResult.waiting("Phase boundaries are computed for complete prompts of the set.");
        }
        return AsyncResult.ready(plots(found).repetition(found, head, prompt, copies.get()));
    }

    private AsyncResult<Figure> temperatureNow() {
        return scan.value()
                .get()
                .map(known -> new PhasePlots(provenanceFactory.provenance(
                                known.asked().pair(), known.asked().reading()))
                        .attentionTemperature(
                                known.asked().head(), known.terms(), CouplingDetails.temperatures(), known.gaps()));
    }

    private AsyncResult<Figure> conesNow() {
        return words.value()
                .get()
                .map(known -> new PhasePlots(provenanceFactory.provenance(known.pair(), known.reading()))
                        .cones(
                                known.plane().head(),
                                known.plane().words(),
                                known.plane().cones(),
                                known.names(),
                                known.plane().plane().field()));
    }
}
