package org.spinoscope.study;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.spinoscope.gpt2.AblationProgress;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.statistics.Estimate;
import org.spinoscope.statistics.Regression;

/// What an ablation study found. An effect is always the gap without the head minus the gap with it.
///
/// @param gaps ΔL_actual of the whole model `[prompt]`
/// @param without gaps without each head
/// @param estimates first-order estimates of the effects `[prompt][layer][head]`
/// @param heads every head's effect, layer by layer
/// @param coalitions heads removed together
public record AblationResult(
        AblationStudy.Request request,
        TokenizedPrompts tokenizedPrompts,
        double[] gaps,
        AblationProgress.Snapshot without,
        double[][][] estimates,
        List<HeadEffect> heads,
        JointEffects jointEffects) {

    /// One head's effect.
    public HeadEffect head(HeadId id) {
        return heads.stream()
                .filter(head -> head.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + id + " in this study"));
    }

    /// A prompt's gap without a head; NaN if undefined.
    public double gapWithout(HeadId id, int prompt) {
        return without.gap()[prompt][id.layer()][id.head()];
    }

    /// How well the first-order estimates foretell the exact effects, over all heads and prompts where both are
    /// finite.
    public Estimate<Regression> estimateAgainstExact() {
        var pairs = heads.stream()
                .flatMap(head -> java.util.stream.IntStream.range(0, gaps.length)
                        .mapToObj(p -> new double[] {
                            estimates[p][head.id().layer()][head.id().head()], head.effects()[p]
                        }))
                .filter(pair -> Double.isFinite(pair[0]) && Double.isFinite(pair[1]))
                .toList();
        return Regression.of(
                pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                pairs.stream().mapToDouble(pair -> pair[1]).toArray());
    }

    /// How the heads' direct effects go with their total effects.
    public Estimate<Regression> directAgainstTotal() {
        return regression(HeadEffect::direct, HeadEffect::mean);
    }

    /// Whether heads that correlate are heads that matter: regression of the mean effects on the heads' r.
    public Estimate<Regression> effectAgainst(CorrelationResult correlation) {
        return regression(head -> correlation.head(head.id()).r(), HeadEffect::mean);
    }

    private Estimate<Regression> regression(ToDoubleFunction<HeadEffect> x, ToDoubleFunction<HeadEffect> y) {
        var defined = heads.stream()
                .filter(head -> DoubleStream.of(x.applyAsDouble(head), y.applyAsDouble(head))
                        .allMatch(Double::isFinite))
                .toList();
        return Regression.of(
                defined.stream().mapToDouble(x).toArray(),
                defined.stream().mapToDouble(y).toArray());
    }

    /// The heads by falling |mean effect|; undefined ones last.
    public List<HeadEffect> ranking() {
        var ranking = heads.toArray(HeadEffect[]::new);
        Arrays.sort(
                ranking,
                java.util.Comparator.comparingDouble(
                        head -> Double.isNaN(head.mean()) ? Double.POSITIVE_INFINITY : -Math.abs(head.mean())));
        return List.of(ranking);
    }
}
