package org.spinoscope.desktop.ablation;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.value.ObservableValue;
import org.spinoscope.desktop.ablation.AblationViewModel.Scope;
import org.spinoscope.desktop.results.AblationService;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Plot;
import org.spinoscope.plots.AblationPlots;
import org.spinoscope.plots.LayerAblationPlots;
import org.spinoscope.plots.ProvenanceSource;
import org.spinoscope.plots.Rings;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.AblationState;

/// Figures of the ablation view that show finished measurements: of all heads, or of MLPs and layers.
final class MeasuredFigures {

    private final AblationService ablationService;
    private final StudyResults studyResults;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;

    MeasuredFigures(
            AblationService ablationService,
            StudyResults studyResults,
            Selection selection,
            ProvenanceFactory provenanceFactory) {
        this.ablationService = ablationService;
        this.studyResults = studyResults;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
    }

    /// A figure that needs all effects.
    ObjectBinding<AsyncResult<Figure>> of(BiFunction<AblationResult, ProvenanceSource, Plot> make) {
        return Bindings.createObjectBinding(
                () -> result(r -> selected(make.apply(r, provenanceFactory.sources()))),
                ablationService.effects(),
                selection.choice());
    }

    /// Mean effect against r.
    ObjectBinding<AsyncResult<Figure>> againstR() {
        return Bindings.createObjectBinding(
                () -> studyResults.correlation().get().value().isEmpty()
                        ? AsyncResult.waiting("The correlation study is not finished yet.")
                        : result(r -> selected(new AblationPlots(r, provenanceFactory.sources())
                                .effectAgainstR(
                                        studyResults.correlation().get().value().orElseThrow()))),
                ablationService.effects(),
                selection.choice(),
                studyResults.correlation());
    }

    private Figure selected(Plot plot) {
        return Rings.about(plot, selection.now().head().toString());
    }

    /// A figure of what MLPs and layers do, for this prompt or on average.
    ObjectBinding<AsyncResult<Figure>> layers(
            ObservableValue<Scope> scope, BiFunction<LayerAblationPlots, Optional<Integer>, Figure> make) {
        return Bindings.createObjectBinding(
                () -> ablationService
                        .layers()
                        .get()
                        .map(r -> make.apply(
                                new LayerAblationPlots(r, provenanceFactory.sources()),
                                scope.getValue() == Scope.MEAN
                                        ? Optional.empty()
                                        : provenanceFactory
                                                .pairAt(selection.now().row())
                                                .map(r.tokenizedPrompts().used()::indexOf)
                                                .filter(p -> p >= 0))),
                ablationService.layers(),
                selection.choice(),
                scope);
    }

    private AsyncResult<Figure> result(Function<AblationResult, Figure> make) {
        return switch (ablationService.effects().get()) {
            case AsyncResult.Waiting<AblationState>(var why) -> AsyncResult.waiting(why);
            case AsyncResult.Failed<AblationState>(var why) -> AsyncResult.failed(why);
            case AsyncResult.Ready<AblationState>(var known) ->
                known.result()
                        .map(r -> AsyncResult.ready(make.apply(r)))
                        .orElseGet(() -> AsyncResult.waiting("This appears when all heads have been measured."));
        };
    }
}
