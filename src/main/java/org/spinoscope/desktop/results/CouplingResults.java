package org.spinoscope.desktop.results;

import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.task.Priority;
import org.spinoscope.prompt.PromptSet;
import org.spinoscope.spinbath.Reading;
import org.spinoscope.spinbath.modes.Affinities;
import org.spinoscope.spinbath.modes.Compositions;
import org.spinoscope.spinbath.modes.ModelModes;
import org.spinoscope.study.coupling.HeadKinds;
import org.spinoscope.study.coupling.OrdersResult;
import org.spinoscope.study.coupling.PhasesResult;
import org.spinoscope.study.coupling.PhasesStudy;
import org.spinoscope.study.coupling.PromptTerms;

/// Modes, orders and phase boundaries of all heads, each computed when a visible view needs it.
///
/// For the screen's thread.
public final class CouplingResults {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final long KINDS_SEED = 1;

    private final InferenceService inferenceService;
    private final StudyResults studyResults;
    private final KeyedResult<ModelModes> modes;
    private final KeyedResult<HeadKinds> kinds;
    private final ObjectProperty<Optional<ChosenMode>> chosenMode = new SimpleObjectProperty<>(Optional.empty());
    private final KeyedResult<Compositions> compositions;
    private final KeyedResult<Affinities> affinities;
    private final KeyedResult<OrdersResult> orders;
    private final KeyedResult<PhasesResult> phases;

    public CouplingResults(InferenceService inferenceService, StudyResults studyResults) {
        this.inferenceService = inferenceService;
        this.studyResults = studyResults;
        modes = new KeyedResult<>(inferenceService, "modes", "Modes of all heads", Priority.BACKGROUND);
        kinds = new KeyedResult<>(inferenceService, "kinds", "Kinds of heads", Priority.BACKGROUND);
        compositions =
                new KeyedResult<>(inferenceService, "compositions", "Composition of all heads", Priority.BACKGROUND);
        affinities = new KeyedResult<>(inferenceService, "affinities", "Affinity of all heads", Priority.BACKGROUND);
        orders = new KeyedResult<>(inferenceService, "orders", "Orders of all heads", Priority.BACKGROUND);
        phases = new KeyedResult<>(inferenceService, "phases", "Phase boundaries of all heads", Priority.BACKGROUND);
        inferenceService.model().addListener(o -> {
            modes.clear();
            kinds.clear();
            compositions.clear();
            affinities.clear();
            orders.clear();
            phases.clear();
        });
    }

    public KeyedResult<ModelModes> modes() {
        return modes;
    }

    /// What heads behave like on repeated random sequences.
    public KeyedResult<HeadKinds> kinds() {
        return kinds;
    }

    /// The selected mode, as the modes view last said.
    public ObjectProperty<Optional<ChosenMode>> chosenMode() {
        return chosenMode;
    }

    public KeyedResult<Compositions> compositions() {
        return compositions;
    }

    public KeyedResult<Affinities> affinities() {
        return affinities;
    }

    public KeyedResult<OrdersResult> orders() {
        return orders;
    }

    public KeyedResult<PhasesResult> phases() {
        return phases;
    }

    /// Requests the modes unless they are there, and then what the heads behave like.
    public void needModes() {
        inferenceService.model().get().value().ifPresent(model -> {
            modes.request(model, Duration.ZERO, ModelModes::of);
            modes.value()
                    .get()
                    .value()
                    .ifPresent(found -> kinds.request(
                            model, PAUSE, (gpt2, progress) -> HeadKinds.of(gpt2, found, KINDS_SEED, progress)));
        });
    }

    /// Requests the compositions unless they are there, and then the affinities.
    public void needCompositions() {
        inferenceService.model().get().value().ifPresent(model -> {
            compositions.request(model, Duration.ZERO, Compositions::of);
            if (compositions.value().get().value().isPresent()) {
                affinities.request(model, PAUSE, Affinities::of);
            }
        });
    }

    /// Requests the orders for the prompts of the newest correlation, whose gaps they reuse.
    public void needOrders() {
        studyResults
                .correlation()
                .get()
                .value()
                .ifPresentOrElse(
                        correlation -> {
                            record Asked(PromptSet prompts, Reading reading) {}
                            var request = correlation.request();
                            orders.request(
                                    new Asked(request.prompts(), request.reading()),
                                    PAUSE,
                                    (gpt2, progress) -> OrdersResult.of(PromptTerms.of(
                                            gpt2, request.prompts(), request.reading(), correlation.gaps(), progress)));
                        },
                        () -> studyResults.correlation().get().message().ifPresent(why -> {
                            orders.unavailable(why);
                            phases.unavailable(why);
                        }));
    }

    /// Requests the boundaries for the prompts of the newest orders.
    public void needPhases() {
        needOrders();
        orders.value().get().value().ifPresent(found -> {
            record Asked(PromptSet prompts, Reading reading) {}
            phases.request(
                    new Asked(found.terms().prompts(), found.terms().reading()),
                    PAUSE,
                    (gpt2, progress) -> PhasesStudy.run(gpt2, found.terms(), progress));
        });
    }
}
