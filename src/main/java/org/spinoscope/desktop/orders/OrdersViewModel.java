package org.spinoscope.desktop.orders;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.results.CouplingResults;
import org.spinoscope.desktop.results.InferenceService;
import org.spinoscope.desktop.results.ProvenanceFactory;
import org.spinoscope.desktop.results.StudyResults;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.Figure;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.plots.CompositionPlots;
import org.spinoscope.plots.OrderPlots;
import org.spinoscope.spinbath.modes.Compositions;
import org.spinoscope.study.coupling.OrdersResult;
import org.spinoscope.study.edit.HeadOnPrompt;
import org.spinoscope.study.edit.NextTokenPrediction;

/// What the orders view shows of the selected head and prompt.
public final class OrdersViewModel {

    private static final int STRONGEST = 200;

    /// A path and the affinity of its two heads, NaN while that is not known.
    record ListedPath(CompositionPlots.Path path, double affinity) {}

    private final InferenceService inferenceService;
    private final CouplingResults coupling;
    private final StudyResults studyResults;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;
    private final ObjectProperty<CompositionPlots.Kind> kind = new SimpleObjectProperty<>(CompositionPlots.Kind.K);
    private final ObjectBinding<AsyncResult<Figure>> contributions;
    private final ObjectBinding<AsyncResult<Figure>> correlations;
    private final ObjectBinding<AsyncResult<Figure>> remainders;
    private final ObjectBinding<AsyncResult<Figure>> response;
    private final ObjectBinding<AsyncResult<Figure>> composition;
    private final ObjectBinding<AsyncResult<Figure>> pathDiagram;
    private final ObjectBinding<List<ListedPath>> paths;

    public OrdersViewModel(
            InferenceService inferenceService,
            CouplingResults coupling,
            StudyResults studyResults,
            Selection selection,
            ProvenanceFactory provenanceFactory) {
        this.inferenceService = inferenceService;
        this.coupling = coupling;
        this.studyResults = studyResults;
        this.selection = selection;
        this.provenanceFactory = provenanceFactory;
        var orders = coupling.orders().value();
        var compositions = coupling.compositions().value();
        contributions = Bindings.createObjectBinding(
                () -> ofHead((found, head) -> plots(found).contributions(head)), orders, selection.choice());
        correlations = Bindings.createObjectBinding(
                () -> orders.get().map(found -> plots(found).correlations()), orders);
        remainders = Bindings.createObjectBinding(
                () -> orders.get().map(found -> plots(found).remainders()), orders);
        response = Bindings.createObjectBinding(this::responseNow, orders, studyResults.scene());
        composition = compositions(CompositionPlots::map);
        pathDiagram = compositions(CompositionPlots::paths);
        paths = Bindings.createObjectBinding(
                () -> compositions.get().value().map(this::strongest).orElse(List.of()),
                compositions,
                coupling.affinities().value(),
                kind);
    }

    private ObjectBinding<AsyncResult<Figure>> compositions(Function<CompositionPlots, Figure> figure) {
        return Bindings.createObjectBinding(
                () -> coupling.compositions().value().get().map(found -> figure.apply(compositionPlots(found))),
                coupling.compositions().value(),
                kind,
                inferenceService.model());
    }

    private CompositionPlots compositionPlots(Compositions found) {
        return new CompositionPlots(found, kind.get(), heads(), provenanceFactory.weights());
    }

    /// Requests what is not there yet; cheap where nothing changed.
    void refresh() {
        coupling.needOrders();
    }

    void refreshCompositions() {
        coupling.needCompositions();
    }

    ObjectBinding<AsyncResult<Figure>> contributions() {
        return contributions;
    }

    ObjectBinding<AsyncResult<Figure>> correlations() {
        return correlations;
    }

    ObjectBinding<AsyncResult<Figure>> remainders() {
        return remainders;
    }

    ObjectBinding<AsyncResult<Figure>> response() {
        return response;
    }

    ObjectBinding<AsyncResult<Figure>> composition() {
        return composition;
    }

    /// The strongest paths, from layer to layer.
    ObjectBinding<AsyncResult<Figure>> pathDiagram() {
        return pathDiagram;
    }

    ObjectBinding<List<ListedPath>> paths() {
        return paths;
    }

    ObjectProperty<CompositionPlots.Kind> kind() {
        return kind;
    }

    void choose(String head) {
        HeadId.find(head).ifPresent(this::choose);
    }

    void choose(HeadId head) {
        selection.head(head);
    }

    private OrderPlots plots(OrdersResult found) {
        return new OrderPlots(found, provenanceFactory.sources());
    }

    private AsyncResult<Figure> ofHead(BiFunction<OrdersResult, HeadId, Figure> make) {
        var head = selection.now().head();
        return coupling.orders()
                .value()
                .get()
                .map(found -> make.apply(
                        found,
                        found.heads().stream().anyMatch(h -> h.id().equals(head))
                                ? head
                                : found.heads().getFirst().id()));
    }

    /// The second response on the selected prompt, once both the orders and that prompt's tokens are there.
    private AsyncResult<Figure> responseNow() {
        return switch (studyResults.scene().get()) {
            case AsyncResult.Waiting<HeadOnPrompt>(var why) -> AsyncResult.waiting(why);
            case AsyncResult.Failed<HeadOnPrompt>(var why) -> AsyncResult.failed(why);
            case AsyncResult.Ready<HeadOnPrompt>(var scene) ->
                switch (coupling.orders().value().get()) {
                    case AsyncResult.Waiting<OrdersResult>(var why) -> AsyncResult.waiting(why);
                    case AsyncResult.Failed<OrdersResult>(var why) -> AsyncResult.failed(why);
                    case AsyncResult.Ready<OrdersResult>(var found) -> {
                        int prompt = found.terms().trials().used().indexOf(scene.pair());
                        if (prompt < 0 || found.heads().stream().noneMatch(h -> h.id().equals(scene.head()))) {
                            yield AsyncResult.waiting("Orders of all heads …");
                        }
                        var tokens = scene.whole().stream()
                                .map(NextTokenPrediction.Piece::text)
                                .toList();
                        var terms = found.terms().of(scene.head())[prompt];
                        yield terms.length() == tokens.size()
                                ? AsyncResult.ready(plots(found).secondResponse(scene.head(), terms, tokens))
                                : AsyncResult.waiting("Orders of all heads …");
                    }
                };
        };
    }

    /// All heads of the model, layer by layer.
    private List<HeadId> heads() {
        return inferenceService
                .model()
                .get()
                .value()
                .map(model -> IntStream.range(0, model.layers() * model.heads())
                        .mapToObj(i -> new HeadId(i / model.heads(), i % model.heads()))
                        .toList())
                .orElse(List.of());
    }

    private List<ListedPath> strongest(Compositions compositions) {
        var heads = heads();
        if (heads.size() != compositions.q().length) {
            return List.of();
        }
        var affinities = coupling.affinities().value().get().value();
        return compositionPlots(compositions).strongest(STRONGEST).stream()
                .map(path -> new ListedPath(
                        path,
                        affinities
                                .map(found -> CompositionPlots.of(found, kind.get(), path, heads))
                                .orElse(Double.NaN)))
                .toList();
    }
}
