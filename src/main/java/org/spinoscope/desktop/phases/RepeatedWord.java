package org.spinoscope.desktop.phases;

import java.time.Duration;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.phases.SelectedHead.Asked;
import org.spinoscope.desktop.results.CouplingResults;
import org.spinoscope.desktop.results.KeyedResult;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.PromptEditor;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.figure.Figure;
import org.spinoscope.plots.PhasePlots;
import org.spinoscope.study.coupling.HeadRepetition;
import org.spinoscope.study.coupling.PhasesResult;

/// The good word repeated behind the selected prompt: the gaps of head and model, and the number that is marked.
final class RepeatedWord {

    /// The most copies that may be marked and written.
    static final int MOST = 32;

    private static final Duration PAUSE = Duration.ofMillis(40);

    /// The head's own gaps after 1…N copies.
    private record Theory(Asked asked, double[] gaps) {}

    private final CouplingResults coupling;
    private final PromptEditor editor;
    private final SelectedHead selected;
    private final KeyedResult<Theory> theory;
    private final IntegerProperty copies = new SimpleIntegerProperty(2);
    private final ObjectBinding<AsyncResult<Figure>> figure;
    private final StringBinding gaps;

    RepeatedWord(SelectedHead selected, CouplingResults coupling, PromptEditor editor) {
        this.selected = selected;
        this.coupling = coupling;
        this.editor = editor;
        theory = new KeyedResult<>(
                selected.inferenceService(), "phases.copies", "The head after copies", Priority.INTERACTIVE);
        selected.inferenceService().model().addListener(o -> theory.clear());
        var phases = coupling.phases().value();
        var choice = selected.selection().choice();
        figure = Bindings.createObjectBinding(this::figureNow, phases, theory.value(), choice, editor.book(), copies);
        gaps = Bindings.createStringBinding(this::gapsNow, phases, theory.value(), choice, editor.book(), copies);
    }

    void need() {
        coupling.needPhases();
        selected.ask(
                theory,
                asked -> theory.request(
                        asked,
                        PAUSE,
                        (gpt2, progress) -> new Theory(
                                asked,
                                HeadRepetition.gaps(gpt2, asked.pair(), asked.head(), asked.reading(), progress))));
    }

    ObjectBinding<AsyncResult<Figure>> figure() {
        return figure;
    }

    /// Copies of the good word that are marked and written.
    IntegerProperty copies() {
        return copies;
    }

    /// Theory and model for the marked number, in a line.
    StringBinding gaps() {
        return gaps;
    }

    /// Marks the number nearest to a place of the diagram.
    void moveTo(double n) {
        copies.set(Math.clamp(Math.round(n), 1, MOST));
    }

    /// Writes copies of the good word behind the prompt, as a new prompt of the set.
    void write() {
        editor.pair().ifPresent(pair -> {
            editor.select(List.of(), editor.row().get());
            editor.rows().duplicate();
            editor.type("prompt", editor.draft().prompt(pair.prompt() + (" " + pair.good()).repeat(copies.get())));
        });
    }

    /// The selected prompt's place among those of the result; −1 if it is not there.
    private int prompt(PhasesResult found) {
        return selected.provenanceFactory()
                .pairAt(selected.selection().now().row())
                .map(pair -> found.terms().trials().used().indexOf(pair))
                .orElse(-1);
    }

    /// Of the selected head on this prompt; empty while it is not known.
    private double[] theoryOf(PhasesResult found, int prompt) {
        return theory.value()
                .get()
                .value()
                .filter(known ->
                        known.asked().head().equals(selected.selection().now().head())
                                && known.asked()
                                        .pair()
                                        .equals(found.terms().trials().used().get(prompt)))
                .map(Theory::gaps)
                .orElse(new double[0]);
    }

    private AsyncResult<Figure> figureNow() {
        return switch (coupling.phases().value().get()) {
            case AsyncResult.Waiting<PhasesResult>(var why) -> AsyncResult.waiting(why);
            case AsyncResult.Failed<PhasesResult>(var why) -> AsyncResult.failed(why);
            case AsyncResult.Ready<PhasesResult>(var found) -> {
                var head = selected.selection().now().head();
                int prompt = prompt(found);
                yield prompt < 0 || !found.terms().heads().contains(head)
                        ? AsyncResult.waiting("Phase boundaries are computed for complete prompts of the set.")
                        : AsyncResult.ready(new PhasePlots(selected.provenanceFactory()
                                        .provenance(
                                                found.terms().prompts(),
                                                found.terms().reading(),
                                                ""))
                                .repetition(found, head, prompt, theoryOf(found, prompt), copies.get()));
            }
        };
    }

    private String gapsNow() {
        var found = coupling.phases().value().get().value();
        int prompt = found.map(this::prompt).orElse(-1);
        if (prompt < 0) {
            return "";
        }
        var head = theoryOf(found.get(), prompt);
        var model = found.get().actual()[prompt];
        int n = copies.get();
        return (n <= head.length ? "ΔL theory " + NumberFormats.signed(head[n - 1], 3) + "   " : "")
                + (n < model.length
                        ? "ΔL model " + NumberFormats.signed(model[n], 3)
                        : "so many copies do not fit after the prompt");
    }
}
