package org.spinoscope.desktop.modes;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.results.ChosenMode;
import org.spinoscope.desktop.results.CouplingResults;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.Figure;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.ModePlots;
import org.spinoscope.spinbath.modes.ModelModes;

/// What the modes view shows of the selected head and mode.
public final class ModesViewModel {

    private final CouplingResults coupling;
    private final StudyResults studyResults;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;
    private final ModesResults results;
    private List<String> inPlane = List.of();
    private final ObjectProperty<ModePlots.Quantity> quantity =
            new SimpleObjectProperty<>(ModePlots.Quantity.FERROMAGNETIC_SHARE);
    private final ObjectProperty<Circuit> circuit = new SimpleObjectProperty<>(Circuit.COUPLING);
    private final IntegerProperty mode = new SimpleIntegerProperty();
    private final ObjectBinding<AsyncResult<Figure>> map;
    private final ObjectBinding<AsyncResult<Figure>> spectrum;
    private final ObjectBinding<AsyncResult<Figure>> words;
    private final ObjectBinding<AsyncResult<Figure>> share;
    private final ObjectBinding<List<ListedMode>> list;

    public ModesViewModel(
            InferenceService inferenceService,
            CouplingResults coupling,
            StudyResults studyResults,
            Selection selection,
            ProvenanceFactory provenanceFactory) {
        this.coupling = coupling;
        this.studyResults = studyResults;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
        results = new ModesResults(inferenceService, selection, provenanceFactory);
        var readout = results.readout().value();
        var modes = coupling.modes().value();
        map = Bindings.createObjectBinding(
                () -> ofHead((m, head) -> plots(m).headMap(quantity.get(), Set.of(head))),
                modes,
                selection.choice(),
                quantity);
        spectrum = Bindings.createObjectBinding(
                () -> ofHead((m, head) -> plots(m).spectrum(head)), modes, selection.choice());
        words = Bindings.createObjectBinding(this::wordsNow, modes, readout, mode, circuit);
        share = Bindings.createObjectBinding(
                this::shareNow, modes, readout, results.spins().value(), mode, circuit);
        list = Bindings.createObjectBinding(
                () -> readout.get()
                        .value()
                        .map(known -> ListedMode.all(known, circuit.get(), results.weightsHere()))
                        .orElse(List.of()),
                readout,
                results.weights().value(),
                selection.choice(),
                circuit);
        list.addListener((o, was, is) -> follow());
        mode.addListener(o -> follow());
    }

    /// Requests what is not there yet; cheap where nothing changed.
    void refresh() {
        results.model().ifPresent(model -> {
            coupling.needModes();
            results.request(model);
        });
    }

    ObjectBinding<AsyncResult<Figure>> map() {
        return map;
    }

    ObjectBinding<AsyncResult<Figure>> spectrum() {
        return spectrum;
    }

    ObjectBinding<AsyncResult<Figure>> words() {
        return words;
    }

    ObjectBinding<AsyncResult<Figure>> share() {
        return share;
    }

    ObjectBinding<List<ListedMode>> list() {
        return list;
    }

    ObjectProperty<ModePlots.Quantity> quantity() {
        return quantity;
    }

    ObjectProperty<Circuit> circuit() {
        return circuit;
    }

    IntegerProperty mode() {
        return mode;
    }

    void chooseHead(String key) {
        HeadId.find(key).ifPresent(selection::head);
    }

    /// Looks at a mode: its strongest words take the place of those of the last one in the decision plane.
    void choose(int which) {
        mode.set(which);
        results.readout().value().get().value().ifPresent(known -> {
            int shown = chosen(known);
            var strongest = circuit.get().secondWords(known.readout()).get(shown).topCosine().stream()
                    .limit(5)
                    .map(word -> known.text(word.token()).strip())
                    .filter(word -> !word.isEmpty())
                    .distinct()
                    .toList();
            var others = studyResults.words().stream()
                    .filter(word -> !inPlane.contains(word))
                    .toList();
            inPlane = strongest.stream().filter(word -> !others.contains(word)).toList();
            studyResults
                    .words()
                    .setAll(Stream.concat(others.stream(), inPlane.stream()).toList());
        });
    }

    /// Tells the other views which mode is selected.
    private void follow() {
        var rows = list.get();
        coupling.chosenMode()
                .set(results.readout()
                        .value()
                        .get()
                        .value()
                        .filter(known -> !rows.isEmpty())
                        .map(known -> {
                            var row = rows.get(Math.clamp(mode.get(), 0, rows.size() - 1));
                            return new ChosenMode(
                                    known.readout().head(),
                                    circuit.get().title(),
                                    row.mode(),
                                    row.sigma(),
                                    row.share(),
                                    row.first(),
                                    row.second(),
                                    row.weight());
                        }));
    }

    private AsyncResult<Figure> ofHead(BiFunction<ModelModes, HeadId, Figure> make) {
        var head = selection.now().head();
        return coupling.modes()
                .value()
                .get()
                .map(modes -> make.apply(
                        modes,
                        modes.heads().stream().anyMatch(h -> h.head().equals(head))
                                ? head
                                : modes.heads().getFirst().head()));
    }

    private ModePlots plots(ModelModes modes) {
        return new ModePlots(modes, results.dModel(), provenanceFactory.weights());
    }

    private int chosen(HeadReadout known) {
        return Math.clamp(mode.get(), 0, circuit.get().vectors(known.readout()).singular().length - 1);
    }

    private AsyncResult<Figure> wordsNow() {
        var modes = coupling.modes().value().get().value();
        return results.readout().value().get().map(known -> {
            int shown = chosen(known);
            var which = circuit.get();
            return plots(modes.orElse(new ModelModes(List.of())))
                    .words(
                            "mode " + shown + " of " + known.readout().head() + ", " + which.title(),
                            which.first(),
                            which.firstWords(known.readout()).get(shown),
                            which.second(),
                            which.secondWords(known.readout()).get(shown),
                            known::text);
        });
    }

    private AsyncResult<Figure> shareNow() {
        if (circuit.get() == Circuit.OUTPUT) {
            return AsyncResult.waiting("Attention scores are carried by the modes of W_eff: choose W_eff above.");
        }
        var known = results.readout().value().get();
        var prompt = results.spins().value().get().value();
        if (known.value().isEmpty() || prompt.isEmpty()) {
            return known.value().isEmpty()
                    ? known.map(k -> Figure.titled(""))
                    : results.spins().value().get().map(s -> Figure.titled(""));
        }
        var here = prompt.get();
        if (!here.head().equals(known.value().get().readout().head())) {
            return AsyncResult.waiting("Spins of the prompt …");
        }
        var plots = new ModePlots(
                coupling.modes().value().get().value().orElse(new ModelModes(List.of())),
                results.dModel(),
                provenanceFactory.provenance(here.pair(), here.reading()));
        return AsyncResult.ready(plots.share(
                here.head(),
                chosen(known.value().get()),
                known.value().get().readout().coupling(),
                here.x(),
                here.tokens()));
    }
}
