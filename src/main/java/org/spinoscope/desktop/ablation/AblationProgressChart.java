package org.spinoscope.desktop.ablation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.chart.DecimatedBuffer;
import org.spinoscope.desktop.chart.LiveChart;
import org.spinoscope.desktop.chart.Series;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Provenance;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.study.AblationState;

/// The largest effects while heads are removed one after another: the mean over the prompts measured so far, of the
/// heads that lead now.
final class AblationProgressChart extends StackPane {

    private static final int LEADERS = 5;
    private static final int BUCKETS = 150;

    private final LiveChart chart;
    private List<DecimatedBuffer> means = List.of();
    private List<HeadId> leaders = List.of();
    private @Nullable AblationState last;

    AblationProgressChart(AblationViewModel model, FigureContext kit) {
        chart = new LiveChart(
                kit, "Largest effects so far", Axis.linear("ablations measured"), Axis.linear("mean effect on Δ/{L}"));
        chart.setId("ablation-progress");
        getChildren().add(chart);
        var effects = model.ablations().effects();
        chart.provenance(() -> last == null ? Provenance.NONE : model.origin(last));
        effects.addListener((o, was, is) -> is.value().ifPresent(this::add));
        effects.get().value().ifPresent(this::add);
    }

    private void add(AblationState known) {
        if (last == null || !last.request().equals(known.request()) || known.done() < last.done()) {
            means = IntStream.range(0, known.layers() * known.heads())
                    .mapToObj(i -> new DecimatedBuffer(BUCKETS))
                    .toList();
            leaders = List.of();
        }
        last = known;
        record Effect(HeadId head, double mean) {}
        var now = new ArrayList<Effect>();
        for (int i = 0; i < means.size(); i++) {
            var head = new HeadId(i / known.heads(), i % known.heads());
            double mean = measured(known, head);
            means.get(i).add(known.done(), mean);
            if (!Double.isNaN(mean)) {
                now.add(new Effect(head, mean));
            }
        }
        now.sort(Comparator.comparingDouble((Effect e) -> -Math.abs(e.mean())));
        var first = now.stream().limit(LEADERS).map(Effect::head).toList();
        if (first.equals(leaders)) {
            chart.refresh();
        } else {
            leaders = first;
            chart.show(series(known));
        }
    }

    private List<Series> series(AblationState known) {
        return IntStream.range(0, leaders.size())
                .mapToObj(rank -> {
                    var head = leaders.get(rank);
                    return Series.line(
                            head.toString(),
                            LineStyle.SOLID,
                            Ink.series(rank),
                            means.get(head.layer() * known.heads() + head.head()));
                })
                .toList();
    }

    /// Mean over the prompts where it has been measured; NaN before the first.
    private static double measured(AblationState known, HeadId head) {
        double sum = 0;
        int n = 0;
        for (var prompt : known.exact()) {
            double effect = prompt[head.layer()][head.head()];
            if (!Double.isNaN(effect)) {
                sum += effect;
                n++;
            }
        }
        return sum / n;
    }
}
