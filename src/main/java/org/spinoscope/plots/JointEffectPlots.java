package org.spinoscope.plots;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.study.AblationResult;
import org.spinoscope.study.JointEffects.Coalition;

/// What heads do that are removed together, beside the sum of what each does alone.
public final class JointEffectPlots {

    private final AblationResult result;
    private final Provenance provenance;

    public JointEffectPlots(AblationResult result, ProvenanceSource provenanceSource) {
        this.result = result;
        this.provenance = AblationPlots.provenance(result.request(), provenanceSource);
    }

    /// Pairs of heads: what they do together beside the sum of what each does.
    ///
    /// @param count how many of the pairs with the largest excess
    public Plot pairs(int count) {
        return together(
                "Two heads removed together",
                result.jointEffects().pairs().stream().limit(count).toList());
    }

    /// Whole layers: all heads together beside the sum of what each does.
    public Plot layers() {
        return together("All heads of a layer removed", result.jointEffects().layers());
    }

    private Plot together(String title, List<Coalition> coalitions) {
        var names = coalitions.stream().map(JointEffectPlots::name).toList();
        return Figure.titled(title)
                .x(Axis.categories("", names))
                .y(Axis.linear("Mean effect on Δ/{L}"))
                .whenEmpty("no heads were removed together")
                .add(
                        ReferenceLine.atY(0, ""),
                        Bars.over(names)
                                .group("together", values(coalitions, Coalition::mean))
                                .group("sum of each alone", values(coalitions, Coalition::sum)))
                .provenance(provenance);
    }

    private static Values values(List<Coalition> coalitions, ToDoubleFunction<Coalition> value) {
        return Values.of(coalitions.stream().mapToDouble(value).toArray());
    }

    private static String name(Coalition coalition) {
        var heads = coalition.heads();
        return heads.size() > 3
                ? "L" + heads.getFirst().layer()
                : heads.stream().map(HeadId::toString).collect(Collectors.joining("+"));
    }
}
