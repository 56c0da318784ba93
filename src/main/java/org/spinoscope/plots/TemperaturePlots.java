package org.spinoscope.plots;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Values;
import org.spinoscope.study.Temperature;
import org.spinoscope.study.TemperatureSweep;

/// The figures of a temperature sweep (Fig. 3): entropy and largest probability, mean and spread over prompts.
public final class TemperaturePlots {

    private final TemperatureSweep.Result result;
    private final Provenance provenance;
    private final Values temperatures;

    public TemperaturePlots(TemperatureSweep.Result result, ProvenanceSource provenanceSource) {
        this.result = result;
        this.provenance = provenanceSource.provenance(result.request().prompts(), "", "");
        this.temperatures = Values.of(result.request().temperatures());
    }

    /// Mean entropy in bits with the spread over prompts; each prompt faintly behind it.
    public Plot entropy() {
        return curves("Entropy of the next token", "Entropy /{S} (bit)", Temperature::entropyBits, 0);
    }

    /// Mean largest probability with the spread over prompts.
    public Plot top1() {
        return curves("Probability of the most likely token", "Top-1 probability", Temperature::top1, 1)
                .y(Axis.linear("Top-1 probability").limits(0, 1));
    }

    /// Var_P(L)/T², the response of the mean logit to temperature; its peak is a crossover, no phase transition.
    public Plot heatCapacity() {
        return curves("Heat-capacity-like response", "Var_{/{P}}(/{L})//{T}^{2}", Temperature::heatCapacity, 2);
    }

    /// Both curves of the paper side by side.
    public Figure both() {
        return Figure.panels("Output temperature", 2, List.of(entropy(), top1()));
    }

    private Plot curves(String title, String label, ToDoubleFunction<Temperature> quantity, int colour) {
        var plot = Figure.titled(title)
                .x(Axis.linear("Temperature /{T}"))
                .y(Axis.linear(label).limits(0, Double.NaN))
                .provenance(provenance);
        for (var curve : result.curves()) {
            plot = plot.add(Line.through(
                            temperatures,
                            Values.of(curve.stream().mapToDouble(quantity).toArray()))
                    .as(LineStyle.SOLID.wide(0.4), Ink.series(colour).faded(0.3))
                    .withoutTooltips());
        }
        var mean = result.mean(quantity);
        int prompts = result.curves().size();
        if (prompts > 1) {
            var spread = result.spread(quantity);
            plot = plot.add(Band.between(temperatures, shifted(mean, spread, -1), shifted(mean, spread, 1))
                    .inked(Ink.series(colour))
                    .named("± 1 s.d. over prompts"));
        }
        return plot.add(Line.through(temperatures, Values.of(mean))
                .as(LineStyle.SOLID, Ink.series(colour))
                .named(prompts == 1 ? "1 prompt" : "mean of " + prompts + " prompts"));
    }

    private static Values shifted(double[] mean, double[] spread, int sign) {
        var y = new double[mean.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(0, mean[i] + sign * spread[i]);
        }
        return Values.of(y);
    }
}
