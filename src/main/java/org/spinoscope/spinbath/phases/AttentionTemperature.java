package org.spinoscope.spinbath.phases;

import java.util.List;
import org.spinoscope.spinbath.HeadTerms;

/// A head whose scores are divided by an attention temperature T_a: its gap is Σ_j g_j exp(Ω_j/T_a) over its norm.
public final class AttentionTemperature {

    /// The range that is searched.
    public static final double LOWEST = 0.05;

    public static final double HIGHEST = 20;

    private AttentionTemperature() {}

    /// Every T_a in [0.05, 20] at which the gap changes sign, ascending. T_a = 1 is the head as it is.
    public static double[] crossings(HeadTerms terms) {
        List<Double> beta = ExponentialSum.of(terms).crossings(1 / HIGHEST, 1 / LOWEST);
        return beta.reversed().stream().mapToDouble(b -> 1 / b).toArray();
    }

    /// The head's gap at T_a.
    public static double gap(HeadTerms terms, double temperature) {
        var scores = terms.scores().clone();
        for (int j = 0; j < scores.length; j++) {
            scores[j] /= temperature;
        }
        return new HeadTerms(scores, terms.values()).gap();
    }
}
