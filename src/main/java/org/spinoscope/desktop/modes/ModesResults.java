package org.spinoscope.desktop.modes;

import java.time.Duration;
import java.util.Optional;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.KeyedResult;
import org.spinoscope.desktop.results.ModelInfo;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.gpt2.HeadId;

/// What is computed for the modes of the selected head: their words, the prompt's spins, and their weights there.
final class ModesResults {

    private static final Duration PAUSE = Duration.ofMillis(30);

    private final InferenceService inferenceService;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;
    private final KeyedResult<HeadReadout> readout;
    private final KeyedResult<HeadReadout.Spins> spins;
    private final KeyedResult<ModeWeights> weights;

    ModesResults(InferenceService inferenceService, Selection selection, ProvenanceFactory provenanceFactory) {
        this.inferenceService = inferenceService;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
        readout = new KeyedResult<>(inferenceService, "modes.words", "Words of the modes", Priority.INTERACTIVE);
        spins = new KeyedResult<>(inferenceService, "modes.spins", "Spins of the prompt", Priority.INTERACTIVE);
        weights = new KeyedResult<>(inferenceService, "modes.weights", "Weights of the modes", Priority.BACKGROUND);
        inferenceService.model().addListener(o -> {
            weights.clear();
            readout.clear();
            spins.clear();
        });
    }

    KeyedResult<HeadReadout> readout() {
        return readout;
    }

    KeyedResult<HeadReadout.Spins> spins() {
        return spins;
    }

    KeyedResult<ModeWeights> weights() {
        return weights;
    }

    /// The weights, if they are those of the selected prompt.
    Optional<ModeWeights> weightsHere() {
        return weights.value()
                .get()
                .value()
                .filter(found -> provenanceFactory
                        .pairAt(selection.now().row())
                        .filter(found.pair()::equals)
                        .isPresent());
    }

    /// Requests what is not there yet; cheap where nothing changed.
    void request(ModelInfo model) {
        var head = selection.now().head();
        record Words(ModelInfo model, HeadId head) {}
        readout.request(new Words(model, head), PAUSE, (gpt2, progress) -> HeadReadout.of(gpt2, head));
        var reading = selection.now().reading();
        provenanceFactory
                .pairAt(selection.now().row())
                .ifPresentOrElse(
                        pair -> {
                            record Asked(ModelInfo model, HeadId head, Object pair, Object reading) {}
                            var asked = new Asked(model, head, pair, reading);
                            spins.request(
                                    asked,
                                    PAUSE,
                                    (gpt2, progress) -> HeadReadout.Spins.of(gpt2, pair, head, reading, progress));
                            weights.request(
                                    asked, PAUSE, (gpt2, progress) -> ModeWeights.of(gpt2, pair, head, reading));
                        },
                        () -> {
                            var why = "This prompt is incomplete: write a prompt with a good and a bad answer.";
                            spins.unavailable(why);
                            weights.unavailable(why);
                        });
    }

    /// The model of the moment, if it has the selected head.
    Optional<ModelInfo> model() {
        return inferenceService
                .model()
                .get()
                .value()
                .filter(model -> model.has(selection.now().head()));
    }

    /// Components of a token vector; 1 while there is no model.
    int dModel() {
        return inferenceService.model().get().value().map(ModelInfo::dModel).orElse(1);
    }
}
