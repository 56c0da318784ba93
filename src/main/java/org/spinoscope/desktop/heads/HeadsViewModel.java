package org.spinoscope.desktop.heads;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.lab.Labels;
import org.spinoscope.desktop.lab.Studies;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.desktop.state.Selection;
import org.spinoscope.figure.Figure;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.statistics.Bootstrap;
import org.spinoscope.statistics.Regression;
import org.spinoscope.study.CorrelationResult;
import org.spinoscope.study.ReproductionScan;

/// What the heads view shows: figures and ranking of the present result, and what a click means.
public final class HeadsViewModel {

    /// One line of the ranking.
    ///
    /// @param first share of bootstrap samples in which the head comes first; NaN before the bootstrap is there
    public record Ranked(
            int rank,
            HeadId head,
            double r,
            double r0,
            double rho,
            double p,
            double q,
            double low,
            double high,
            double first) {}

    private final Studies studies;
    private final Selection selection;
    private final Labels labels;
    private final ObjectProperty<Metric> metric = new SimpleObjectProperty<>(Metric.R);
    private final ObjectBinding<Live<Figure>> map;
    private final ObjectBinding<Live<Figure>> scatter;
    private final ObjectBinding<Live<Figure>> nulls;
    private final ObjectBinding<Live<Figure>> leaveOneOut;
    private final ObjectBinding<List<Ranked>> ranking;

    public HeadsViewModel(Studies studies, Selection selection, Labels labels) {
        this.studies = studies;
        this.selection = selection;
        this.labels = labels;
        var result = studies.correlation();
        map = Bindings.createObjectBinding(
                () -> figure(r -> figures(r).map(r, metric.get(), head(r))), result, selection.choice(), metric);
        scatter = Bindings.createObjectBinding(
                () -> figure(r -> figures(r).scatter(r, head(r), usedRow(r))), result, selection.choice());
        nulls = Bindings.createObjectBinding(() -> figure(r -> figures(r).nullHistogram(r)), result);
        leaveOneOut = Bindings.createObjectBinding(
                () -> figure(r -> figures(r).leaveOneOut(r, head(r))), result, selection.choice());
        ranking = Bindings.createObjectBinding(
                () -> result.get().value().map(HeadsViewModel::ranked).orElse(List.of()), result);
    }

    ObjectProperty<Metric> metric() {
        return metric;
    }

    ObjectBinding<Live<Figure>> map() {
        return map;
    }

    ObjectBinding<Live<Figure>> scatter() {
        return scatter;
    }

    ObjectBinding<Live<Figure>> nullHistogram() {
        return nulls;
    }

    ObjectBinding<Live<Figure>> leaveOneOut() {
        return leaveOneOut;
    }

    public ObjectBinding<List<Ranked>> ranking() {
        return ranking;
    }

    Selection selection() {
        return selection;
    }

    javafx.beans.value.ObservableValue<Live<ReproductionScan.Result>> scan() {
        return studies.reproduction();
    }

    void runScan() {
        studies.scan();
    }

    /// A cell or a row was clicked; anything that is no head is passed over.
    public void chooseHead(String key) {
        try {
            selection.head(HeadId.parse(key));
        } catch (IllegalArgumentException notAHead) {
            return;
        }
    }

    /// A point was clicked: the prompt it stands for is selected.
    public void choosePrompt(String prompt) {
        labels.rowOf(prompt).ifPresent(selection::row);
    }

    /// Moves the selection in the map, staying inside it.
    public void move(int layers, int heads) {
        studies.correlation().get().value().ifPresent(result -> {
            var now = selection.now().head();
            int layer = Math.max(0, now.layer() + layers);
            int head = Math.max(0, now.head() + heads);
            var wanted = new HeadId(layer, head);
            if (result.heads().stream().anyMatch(h -> h.id().equals(wanted))) {
                selection.head(wanted);
            }
        });
    }

    private Live<Figure> figure(java.util.function.Function<CorrelationResult, Figure> make) {
        return studies.correlation().get().map(make);
    }

    private HeadFigures figures(CorrelationResult result) {
        var request = result.request();
        return new HeadFigures(
                labels.provenance(request.prompts(), request.reading(), Long.toString(request.seed())),
                labels.sources());
    }

    private HeadId head(CorrelationResult result) {
        var wanted = selection.now().head();
        return result.heads().stream().anyMatch(h -> h.id().equals(wanted))
                ? wanted
                : result.heads().getFirst().id();
    }

    private int usedRow(CorrelationResult result) {
        return labels.pairAt(selection.now().row())
                .map(pair -> result.gaps().trials().used().indexOf(pair))
                .orElse(-1);
    }

    private static List<Ranked> ranked(CorrelationResult result) {
        var boot = result.bootstrap().optional();
        var order = result.ranking();
        var place = new java.util.HashMap<HeadId, Integer>();
        for (int i = 0; i < result.heads().size(); i++) {
            place.put(result.heads().get(i).id(), i);
        }
        return IntStream.range(0, order.size())
                .mapToObj(i -> {
                    var head = order.get(i);
                    int at = place.getOrDefault(head.id(), 0);
                    var interval =
                            boot.flatMap(b -> b.heads().get(at).interval().optional());
                    return new Ranked(
                            i + 1,
                            head.id(),
                            head.r(),
                            head.fit().number(Regression::r0),
                            head.fit().number(Regression::spearman),
                            head.fit().number(Regression::p),
                            head.q(),
                            interval.map(v -> v.low()).orElse(Double.NaN),
                            interval.map(v -> v.high()).orElse(Double.NaN),
                            boot.map((Bootstrap b) -> b.firstShare(at)).orElse(Double.NaN));
                })
                .toList();
    }
}
