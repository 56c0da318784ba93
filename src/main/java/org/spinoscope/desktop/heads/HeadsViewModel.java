package org.spinoscope.desktop.heads;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
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
import org.spinoscope.plots.CorrelationPlots;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.ReproductionScan;

/// What the heads view shows: figures and ranking of the present result, and what a click means.
public final class HeadsViewModel {

    private final StudyResults studyResults;
    private final AblationService ablationService;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;
    private final ObjectProperty<Metric> metric = new SimpleObjectProperty<>(Metric.R);
    private final ObjectProperty<ColourRange> range = new SimpleObjectProperty<>(new ColourRange.All());
    private final ObjectBinding<AsyncResult<Figure>> map;
    private final ObjectBinding<AsyncResult<Figure>> scatter;
    private final ObjectBinding<AsyncResult<Figure>> nulls;
    private final ObjectBinding<AsyncResult<Figure>> leaveOneOut;
    private final ObjectBinding<List<RankedHead>> ranking;
    private final BooleanBinding measurable;

    public HeadsViewModel(
            StudyResults studyResults,
            AblationService ablationService,
            Selection selection,
            ProvenanceFactory provenanceFactory) {
        this.studyResults = studyResults;
        this.ablationService = ablationService;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
        var result = studyResults.correlation();
        map = Bindings.createObjectBinding(
                this::mapNow,
                result,
                selection.choice(),
                metric,
                range,
                ablationService.effects(),
                ablationService.settings());
        scatter = Bindings.createObjectBinding(
                () -> figure(r -> plots(r).scatter(head(r), usedPair(r))), result, selection.choice());
        nulls = Bindings.createObjectBinding(() -> figure(r -> plots(r).nullHistogram()), result);
        leaveOneOut = Bindings.createObjectBinding(
                () -> figure(r -> plots(r).leaveOneOut(head(r))), result, selection.choice());
        ranking = Bindings.createObjectBinding(
                () -> result.get()
                        .value()
                        .map(r -> RankedHead.all(at(r), metric.get()))
                        .orElse(List.of()),
                result,
                selection.choice(),
                metric,
                ablationService.effects());
        measurable = Bindings.createBooleanBinding(
                () -> metric.get() == Metric.EFFECT
                        && !ablationService.measuring().get()
                        && ablationService
                                .effects()
                                .get()
                                .value()
                                .filter(known -> known.done() == known.total())
                                .isEmpty(),
                metric,
                ablationService.measuring(),
                ablationService.effects());
    }

    ObjectProperty<Metric> metric() {
        return metric;
    }

    /// How far the colours of gaps and effects reach.
    public ObjectProperty<ColourRange> range() {
        return range;
    }

    /// How far they reach now; NaN while there is no map.
    double extreme() {
        return ColourRange.extreme(map.get());
    }

    /// Whether the results are those of the last session, and no model is loaded yet.
    ReadOnlyBooleanProperty recalled() {
        return studyResults.recalled();
    }

    AblationService ablations() {
        return ablationService;
    }

    /// Whether the effects are shown but incomplete, with no measurement running.
    BooleanBinding measurable() {
        return measurable;
    }

    private AsyncResult<Figure> mapNow() {
        if (metric.get() == Metric.EFFECT
                && ablationService.effects().get().value().isEmpty()) {
            return ablationService.effects().get().map(none -> {
                throw new IllegalStateException("there are no effects");
            });
        }
        return figure(r ->
                new MetricMap(at(r), metric.get()).plot(head(r), range.get()).provenance(provenance(r)));
    }

    private Metric.At at(CorrelationResult result) {
        return new Metric.At(
                result, usedRow(result), ablationService.effects().get().value());
    }

    /// One number of every head.
    public ObjectBinding<AsyncResult<Figure>> map() {
        return map;
    }

    ObjectBinding<AsyncResult<Figure>> scatter() {
        return scatter;
    }

    ObjectBinding<AsyncResult<Figure>> nullHistogram() {
        return nulls;
    }

    ObjectBinding<AsyncResult<Figure>> leaveOneOut() {
        return leaveOneOut;
    }

    public ObjectBinding<List<RankedHead>> ranking() {
        return ranking;
    }

    Selection selection() {
        return selection;
    }

    javafx.beans.value.ObservableValue<AsyncResult<ReproductionScan.Result>> scan() {
        return studyResults.reproduction();
    }

    void runScan() {
        studyResults.scan();
    }

    /// A cell or a row was clicked; anything that is no head is passed over.
    public void chooseHead(String key) {
        HeadId.find(key).ifPresent(selection::head);
    }

    /// A point was clicked: its prompt is selected.
    public void choosePrompt(String prompt) {
        provenanceFactory.rowOf(prompt).ifPresent(selection::row);
    }

    /// Moves the selection in the map, staying inside it.
    public void move(int layers, int heads) {
        studyResults.correlation().get().value().ifPresent(result -> {
            var now = selection.now().head();
            int layer = Math.max(0, now.layer() + layers);
            int head = Math.max(0, now.head() + heads);
            var wanted = new HeadId(layer, head);
            if (result.heads().stream().anyMatch(h -> h.id().equals(wanted))) {
                selection.head(wanted);
            }
        });
    }

    private AsyncResult<Figure> figure(java.util.function.Function<CorrelationResult, Figure> make) {
        return studyResults.correlation().get().map(make);
    }

    private CorrelationPlots plots(CorrelationResult result) {
        return new CorrelationPlots(result, provenanceFactory.sources());
    }

    private Provenance provenance(CorrelationResult result) {
        var request = result.request();
        var correlated =
                provenanceFactory.provenance(request.prompts(), request.reading(), Long.toString(request.seed()));
        return metric.get() == Metric.EFFECT
                ? ablationService
                        .effects()
                        .get()
                        .value()
                        .map(known -> AblationPlots.provenance(known.request(), provenanceFactory.sources()))
                        .orElse(correlated)
                : correlated;
    }

    private HeadId head(CorrelationResult result) {
        var wanted = selection.now().head();
        return result.heads().stream().anyMatch(h -> h.id().equals(wanted))
                ? wanted
                : result.heads().getFirst().id();
    }

    private int usedRow(CorrelationResult result) {
        return provenanceFactory
                .pairAt(selection.now().row())
                .map(pair -> result.gaps().tokenizedPrompts().used().indexOf(pair))
                .orElse(-1);
    }

    private Optional<PromptPair> usedPair(CorrelationResult result) {
        int row = usedRow(result);
        return row < 0
                ? Optional.empty()
                : Optional.of(result.gaps().tokenizedPrompts().used().get(row));
    }
}
