package org.spinoscope.desktop.phases;

import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.results.CouplingResults;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.KeyedResult;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.figure.Figure;
import org.spinoscope.plots.PhasePlots;
import org.spinoscope.study.coupling.BoundaryPairs;
import org.spinoscope.study.coupling.BoundaryPairs.Kind;
import org.spinoscope.study.coupling.BoundaryStudy;
import org.spinoscope.study.coupling.PhasesResult;

/// Boundaries of all heads on all prompts, predicted and measured, of the kind that is chosen.
final class Agreement {

    private static final Duration PAUSE = Duration.ofMillis(40);

    /// What is known of one kind.
    private record Known(PhasesResult phases, BoundaryPairs pairs) {}

    private final CouplingResults coupling;
    private final KeyedResult<Known> pairs;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.REPETITION);
    private final ObjectBinding<AsyncResult<Figure>> figure;

    Agreement(InferenceService inferenceService, CouplingResults coupling, ProvenanceFactory provenanceFactory) {
        this.coupling = coupling;
        pairs = new KeyedResult<>(inferenceService, "phases.agreement", "Boundaries of all heads", Priority.BACKGROUND);
        inferenceService.model().addListener(o -> pairs.clear());
        figure = Bindings.createObjectBinding(
                () -> pairs.value()
                        .get()
                        .map(known -> new PhasePlots(provenanceFactory.provenance(
                                        known.phases().terms().prompts(),
                                        known.phases().terms().reading(),
                                        ""))
                                .agreement(known.pairs())),
                pairs.value());
        coupling.phases().value().addListener((o, was, is) -> is.message().ifPresent(pairs::unavailable));
    }

    ObjectProperty<Kind> kind() {
        return kind;
    }

    ObjectBinding<AsyncResult<Figure>> figure() {
        return figure;
    }

    void need() {
        coupling.needPhases();
        coupling.phases().value().get().value().ifPresent(found -> {
            record Asked(PhasesResult phases, Kind kind) {}
            var chosen = kind.get();
            pairs.request(
                    new Asked(found, chosen),
                    PAUSE,
                    (gpt2, progress) -> new Known(found, BoundaryStudy.of(gpt2, chosen, found, progress)));
        });
    }
}
