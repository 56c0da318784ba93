package org.spinoscope.study.coupling;

import java.util.List;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.study.coupling.BoundaryPairs.Kind;

/// How well boundaries that single heads predict match the model's own, for every kind, over all heads and prompts.
///
/// @param regimes of critical repetitions
/// @param temperatures at which the model turns `[layer][head][prompt][any]`
/// @param kinds one entry a kind
public record BoundaryStudy(BoundaryAgreement regimes, double[][][][] temperatures, List<BoundaryPairs> kinds) {

    /// Measures all kinds: about 20 times as much work as removing every head from every prompt.
    public static BoundaryStudy of(Gpt2 model, PhasesResult phases, Progress progress) {
        var temperatures = MeasuredTemperatures.of(model, phases.terms(), progress.part(0, 0.6));
        return new BoundaryStudy(
                BoundaryAgreement.of(phases),
                temperatures,
                List.of(
                        BoundaryPairs.repetition(phases),
                        of(model, Kind.COMPOSITION, phases, progress.part(0.6, 0.65)),
                        BoundaryPairs.temperature(phases, temperatures),
                        of(model, Kind.DIRECTION, phases, progress.part(0.65, 1))));
    }

    /// One kind alone.
    public static BoundaryPairs of(Gpt2 model, Kind kind, PhasesResult phases, Progress progress) {
        return switch (kind) {
            case REPETITION -> BoundaryPairs.repetition(phases);
            case COMPOSITION -> CompositionEdges.all(model, phases.terms(), progress);
            case TEMPERATURE ->
                BoundaryPairs.temperature(phases, MeasuredTemperatures.of(model, phases.terms(), progress));
            case DIRECTION -> TurnedFields.all(model, phases.terms(), progress);
        };
    }
}
