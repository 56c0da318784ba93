package org.spinoscope.desktop.ablation;

import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.colours.ColourRange;
import org.spinoscope.desktop.results.AblationService;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Provenance;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.AblationPlots;
import org.spinoscope.plots.AblationStatePlots;
import org.spinoscope.plots.LayerAblationPlots;
import org.spinoscope.study.AblationState;
import org.spinoscope.study.LayerAblationResult;

/// What the ablation view shows of the effects known so far.
public final class AblationViewModel {

    /// What the map shows.
    enum Scope {
        PROMPT("This prompt"),
        MEAN("Mean over prompts");

        private final String title;

        Scope(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final AblationService ablationService;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;
    private final ObjectProperty<Scope> scope = new SimpleObjectProperty<>(Scope.PROMPT);
    private final ObjectProperty<ColourRange> range = new SimpleObjectProperty<>(new ColourRange.All());
    private final ObjectBinding<AsyncResult<Figure>> map;
    private final ObjectBinding<AsyncResult<Figure>> bars;
    private final BooleanBinding unfinished;
    private final ChosenComponents chosen;
    private final MeasuredFigures measured;

    public AblationViewModel(
            AblationService ablationService,
            StudyResults studyResults,
            Selection selection,
            ProvenanceFactory provenanceFactory) {
        this.ablationService = ablationService;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
        chosen = new ChosenComponents(ablationService, selection, provenanceFactory);
        measured = new MeasuredFigures(ablationService, studyResults, selection, provenanceFactory);
        var known = ablationService.effects();
        map = Bindings.createObjectBinding(
                () -> known.get()
                        .map(k -> plots(k).map(mapped(k), selection.now().head(), chosen.heads(), range.get()::scale)),
                known,
                selection.choice(),
                ablationService.chosen(),
                scope,
                range);
        unfinished = Bindings.createBooleanBinding(
                () -> !ablationService.measuring().get()
                        && known.get()
                                .value()
                                .filter(k -> k.done() == k.total())
                                .isEmpty(),
                known,
                ablationService.measuring());
        bars = Bindings.createObjectBinding(
                this::barsNow,
                known,
                selection.choice(),
                ablationService.chosen(),
                ablationService.together(),
                ablationService.layers());
    }

    /// Where effects come from.
    Provenance origin(AblationState known) {
        return AblationPlots.provenance(known.request(), provenanceFactory.sources());
    }

    /// The heads and MLPs that are removed together.
    public ChosenComponents chosen() {
        return chosen;
    }

    /// Figures of finished measurements.
    MeasuredFigures measured() {
        return measured;
    }

    /// A figure of what MLPs and layers do, for this prompt or on average, as the map is.
    ObjectBinding<AsyncResult<Figure>> layers(BiFunction<LayerAblationPlots, Optional<Integer>, Figure> make) {
        return measured.layers(scope, make);
    }

    AblationService ablations() {
        return ablationService;
    }

    /// Whether heads remain to be measured and no measurement is running.
    BooleanBinding unfinished() {
        return unfinished;
    }

    /// How far the map's colours reach.
    public ObjectProperty<ColourRange> range() {
        return range;
    }

    /// How far they reach now; NaN while there is no map.
    double extreme() {
        return ColourRange.extreme(map.get());
    }

    ObjectProperty<Scope> scope() {
        return scope;
    }

    ObjectBinding<AsyncResult<Figure>> map() {
        return map;
    }

    ObjectBinding<AsyncResult<Figure>> bars() {
        return bars;
    }

    /// A cell or a point was clicked.
    public void chooseHead(String key) {
        HeadId.find(key).ifPresent(selection::head);
    }

    /// Moves the selection in the map, staying inside it.
    public void move(int layers, int heads) {
        ablationService.effects().get().value().ifPresent(known -> {
            var at = selection.now().head();
            selection.head(new HeadId(
                    Math.clamp(at.layer() + layers, 0, known.layers() - 1),
                    Math.clamp(at.head() + heads, 0, known.heads() - 1)));
        });
    }

    private AsyncResult<Figure> barsNow() {
        return switch (ablationService.effects().get()) {
            case AsyncResult.Waiting<AblationState>(var why) -> AsyncResult.waiting(why);
            case AsyncResult.Failed<AblationState>(var why) -> AsyncResult.failed(why);
            case AsyncResult.Ready<AblationState>(var known) -> {
                var place = place(known);
                yield place.isEmpty()
                        ? AsyncResult.waiting("This prompt is excluded from the study.")
                        : AsyncResult.ready(
                                plots(known).bars(place.get(), chosen.shown(known), layersOf(known), chosen.effect()));
            }
        };
    }

    /// What MLPs do, if it is known of the same prompts and settings.
    private Optional<LayerAblationResult> layersOf(AblationState known) {
        return ablationService.layers().get().value().filter(layers -> layers.sameAs(known.request()));
    }

    /// How many layers the model has; 0 before one is loaded.
    int layerCount() {
        return ablationService
                .effects()
                .get()
                .value()
                .map(AblationState::layers)
                .orElse(0);
    }

    private Optional<Integer> place(AblationState known) {
        return AblationService.place(
                known, provenanceFactory.pairAt(selection.now().row()));
    }

    private Optional<Integer> mapped(AblationState known) {
        return scope.get() == Scope.PROMPT ? place(known) : Optional.empty();
    }

    private AblationStatePlots plots(AblationState known) {
        return new AblationStatePlots(known, provenanceFactory.sources());
    }
}
