package org.spinoscope.study.coupling;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.spinoscope.spinbath.phases.Repetition;
import org.spinoscope.spinbath.phases.Repetition.Regime;

/// How predicted critical repetitions of all heads compare with the model's own.
///
/// @param rows pairs of prompt and head that have a prediction of some kind
/// @param counts of them by the head's regime and the model's `[head][model]`
/// @param sameRegime share of rows in which head and model agree
/// @param atOnce share of rows in which the trivial prediction “at once” is right
/// @param both rows with a predicted and a measured number
/// @param medianError median |predicted − measured| over them; NaN if there is none
/// @param withoutMeasured share of rows whose prompt has no measured crossing
public record BoundaryAgreement(
        int rows,
        Map<Regime, Map<Regime, Integer>> counts,
        double sameRegime,
        double atOnce,
        int both,
        double medianError,
        double withoutMeasured) {

    /// Over all prompts and heads.
    public static BoundaryAgreement of(PhasesResult phases) {
        var counts = new EnumMap<Regime, Map<Regime, Integer>>(Regime.class);
        int rows = 0;
        int same = 0;
        int atOnce = 0;
        int without = 0;
        var errors = DoubleStream.builder();
        for (var layer : phases.repetition()) {
            for (var head : layer) {
                for (int p = 0; p < head.length; p++) {
                    var model = phases.modelRegime(p);
                    if (head[p].regime() == Regime.UNDEFINED || model == Regime.UNDEFINED) {
                        continue;
                    }
                    rows++;
                    counts.computeIfAbsent(head[p].regime(), regime -> new EnumMap<>(Regime.class))
                            .merge(model, 1, Integer::sum);
                    same += head[p].regime() == model ? 1 : 0;
                    atOnce += model == Regime.AT_ONCE ? 1 : 0;
                    without += Double.isNaN(phases.measured()[p]) ? 1 : 0;
                    double error = Math.abs(head[p].predicted() - phases.measured()[p]);
                    if (!Double.isNaN(error)) {
                        errors.add(error);
                    }
                }
            }
        }
        var all = errors.build().sorted().toArray();
        return new BoundaryAgreement(
                rows,
                counts,
                (double) same / rows,
                (double) atOnce / rows,
                all.length,
                median(all),
                (double) without / rows);
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return n == 0
                ? Double.NaN
                : Arrays.stream(sorted, (n - 1) / 2, n / 2 + 1).average().orElseThrow();
    }

    /// How many rows the head's regime and the model's have in common.
    public int count(Regime head, Regime model) {
        return counts.getOrDefault(head, Map.of()).getOrDefault(model, 0);
    }

    static Regime regime(double[] gaps) {
        boolean silent = Arrays.stream(gaps).allMatch(gap -> gap == 0);
        return Repetition.sampled(gaps, silent).regime();
    }
}
