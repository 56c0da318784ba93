package org.spinoscope.desktop.orders;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
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
import org.spinoscope.plots.OrderPlots;
import org.spinoscope.spinbath.modes.Compositions;
import org.spinoscope.study.coupling.OrdersResult;
import org.spinoscope.study.edit.HeadOnPrompt;
import org.spinoscope.study.edit.NextTokenPrediction;

/// What the orders view shows of the selected head and prompt.
public final class OrdersViewModel {

    private static final int STRONGEST = 200;

    /// A pair of heads that compose.
    ///
    /// @param z standard deviations above random matrices of the same spectra
    record Path(HeadId earlier, HeadId later, double score, double z) {}

    private final InferenceService inferenceService;
    private final CouplingResults coupling;
    private final StudyResults studyResults;
    private final Selection selection;
    private final ProvenanceFactory provenanceFactory;
    private final ObjectProperty<OrderPlots.Kind> kind = new SimpleObjectProperty<>(OrderPlots.Kind.K);
    private final ObjectBinding<AsyncResult<Figure>> contributions;
    private final ObjectBinding<AsyncResult<Figure>> correlations;
    private final ObjectBinding<AsyncResult<Figure>> remainders;
    private final ObjectBinding<AsyncResult<Figure>> response;
    private final ObjectBinding<AsyncResult<Figure>> composition;
    private final ObjectBinding<List<Path>> paths;

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
        composition = Bindings.createObjectBinding(
                () -> compositions
                        .get()
                        .map(c -> OrderPlots.compositionMap(c, kind.get(), heads(), provenanceFactory.weights())),
                compositions,
                kind,
                inferenceService.model());
        paths = Bindings.createObjectBinding(
                () -> compositions.get().value().map(this::strongest).orElse(List.of()), compositions, kind);
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

    ObjectBinding<List<Path>> paths() {
        return paths;
    }

    ObjectProperty<OrderPlots.Kind> kind() {
        return kind;
    }

    void choose(HeadId head) {
        selection.head(head);
    }

    private OrderPlots plots(OrdersResult found) {
        return new OrderPlots(found, provenanceFactory.sources());
    }

    private AsyncResult<Figure> ofHead(BiFunction<OrdersResult, HeadId, Figure> make) {
        var head = selection.now().head();
        return coupling.orders().value().get().map(found -> make.apply(
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
                        var tokens = scene.tokens().stream()
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

    private List<Path> strongest(Compositions compositions) {
        var heads = heads();
        var scores = switch (kind.get()) {
            case Q -> compositions.q();
            case K -> compositions.k();
            case V -> compositions.v();
        };
        if (heads.size() != scores.length) {
            return List.of();
        }
        var z = OrderPlots.zScores(compositions, kind.get());
        return IntStream.range(0, scores.length)
                .boxed()
                .flatMap(i -> IntStream.range(0, scores.length)
                        .filter(j -> Double.isFinite(z[i][j]))
                        .mapToObj(j -> new Path(heads.get(i), heads.get(j), scores[i][j], z[i][j])))
                .sorted(Comparator.comparingDouble(Path::z).reversed())
                .limit(STRONGEST)
                .toList();
    }
}
