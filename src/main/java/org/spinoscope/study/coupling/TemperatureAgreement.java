package org.spinoscope.study.coupling;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.HeadId;

/// How the attention temperatures at which a head's own gap changes sign compare with those at which the model's gap
/// does, that head's scores divided by T_a: every head on every prompt.
///
/// @param cases pairs of head and prompt
/// @param predicted of them, those in which the head's gap crosses 0 between T_a = 0.05 and 20
/// @param measured of them, those in which the model's gap does
/// @param both those in which both do
/// @param medianFactor median of max(T/T′, T′/T) over predicted crossings with the nearest measured one; NaN if none
public record TemperatureAgreement(int cases, int predicted, int measured, int both, double medianFactor) {

    private static final double COLDEST = 0.05;
    private static final double HOTTEST = 20;
    private static final int PLACES = 13;

    /// One batched run a head and prompt; a crossing within a step of the scan is interpolated in log T_a.
    public static TemperatureAgreement of(Gpt2 model, PhasesResult phases, Progress progress) {
        var at = IntStream.range(0, PLACES)
                .mapToDouble(i -> Math.log(COLDEST) + i * Math.log(HOTTEST / COLDEST) / (PLACES - 1))
                .toArray();
        var temperatures = Arrays.stream(at).map(Math::exp).toArray();
        var trials = phases.terms().trials().trials();
        int predicted = 0;
        int measured = 0;
        int both = 0;
        var factors = DoubleStream.builder();
        int layers = model.config().layers();
        int heads = model.config().heads();
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < heads; head++) {
                progress.at((layer * heads + head) / (double) (layers * heads), "Temperatures of layer " + layer);
                for (int p = 0; p < trials.size(); p++) {
                    double[] theory = phases.crossings()[layer][head][p];
                    double[] actual = ModelScans.crossings(
                            at,
                            ModelScans.attentionTemperature(
                                    model, trials.get(p), new HeadId(layer, head), temperatures));
                    predicted += theory.length > 0 ? 1 : 0;
                    measured += actual.length > 0 ? 1 : 0;
                    both += theory.length > 0 && actual.length > 0 ? 1 : 0;
                    for (double t : actual.length > 0 ? theory : new double[0]) {
                        factors.add(Arrays.stream(actual)
                                .map(log -> Math.abs(log - Math.log(t)))
                                .min()
                                .orElseThrow());
                    }
                }
            }
        }
        var all = factors.build().sorted().toArray();
        return new TemperatureAgreement(
                layers * heads * trials.size(),
                predicted,
                measured,
                both,
                all.length == 0 ? Double.NaN : Math.exp(all[all.length / 2]));
    }
}
