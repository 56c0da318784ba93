package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Values;
import org.spinoscope.study.diffusion.DiffusionResult;

/// How far samplers are from the law they should draw from, against their cost.
public final class SamplerPlots {

    private final List<DiffusionResult.Bias> bias;
    private final Provenance provenance;

    public SamplerPlots(List<DiffusionResult.Bias> bias, Provenance provenance) {
        this.bias = List.copyOf(bias);
        this.provenance = provenance;
    }

    /// Total variation from GPT-2's law against score evaluations, one line a sampler, above the counting noise.
    public Plot bias() {
        var plot = Figure.titled("Bias of the samplers")
                .x(Axis.log("Score evaluations a token"))
                .y(Axis.log("Total variation from the model"))
                .provenance(provenance);
        plot = perSampler(plot, bias, DiffusionResult.Bias::totalVariation);
        if (!bias.isEmpty()) {
            var rows = bias;
            double first = rows.stream()
                    .mapToDouble(DiffusionResult.Bias::scoreEvaluations)
                    .min()
                    .orElse(1);
            double last = rows.stream()
                    .mapToDouble(DiffusionResult.Bias::scoreEvaluations)
                    .max()
                    .orElse(2);
            double floor = rows.getFirst().floor();
            plot = plot.add(Line.through(Values.of(first, last), Values.of(floor, floor))
                    .as(LineStyle.DOTTED, Ink.series(7))
                    .named("counting noise alone"));
        }
        return plot;
    }

    /// Share of chains that decode otherwise than 200 steps of the flow, one line a deterministic sampler.
    public Plot paired() {
        var rows = bias.stream()
                .filter(row -> row.differs() > 0) // NaN for a noisy sampler; 0 has no place on a log axis
                .toList();
        var plot = Figure.titled("Chains that decode otherwise than 200 steps do")
                .x(Axis.log("Score evaluations a token"))
                .y(Axis.log("Share of the chains"))
                .whenEmpty("No chain decodes otherwise.")
                .provenance(provenance);
        return perSampler(plot, rows, DiffusionResult.Bias::differs);
    }

    private static Plot perSampler(
            Plot plot, List<DiffusionResult.Bias> all, ToDoubleFunction<DiffusionResult.Bias> quantity) {
        var samplers = new LinkedHashMap<String, List<DiffusionResult.Bias>>();
        all.forEach(row ->
                samplers.computeIfAbsent(row.sampler(), s -> new ArrayList<>()).add(row));
        var lines = plot;
        int colour = 0;
        for (var rows : samplers.values()) {
            lines = lines.add(Line.through(values(rows, DiffusionResult.Bias::scoreEvaluations), values(rows, quantity))
                    .as(LineStyle.SOLID, Ink.series(colour++))
                    .named(rows.getFirst().sampler()));
        }
        return lines;
    }

    private static <T> Values values(List<T> rows, ToDoubleFunction<T> quantity) {
        return Values.of(rows.stream().mapToDouble(quantity).toArray());
    }
}
