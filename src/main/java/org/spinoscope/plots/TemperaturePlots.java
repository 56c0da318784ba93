package org.spinoscope.plots;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
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

    /// What a figure shows besides mean and spread.
    ///
    /// @param single whether every prompt's curve is drawn faintly
    /// @param prompt place of a prompt whose curve is emphasised; empty for none
    /// @param crossovers whether the mean's crossovers are marked
    public record Overlay(boolean single, OptionalInt prompt, boolean crossovers) {

        /// As in the report: every prompt faintly, and nothing that depends on a selection.
        public static final Overlay NONE = new Overlay(true, OptionalInt.empty(), false);
    }

    /// Mean entropy in bits with the spread over prompts.
    public Plot entropy(Overlay overlay) {
        return curves("Entropy of the next token", "Entropy /{S} (bit)", Temperature::entropyBits, 0, overlay);
    }

    /// Mean largest probability with the spread over prompts; its crossover is where it is ½.
    public Plot top1(Overlay overlay) {
        return marked(
                        curves(
                                "Probability of the most likely token",
                                "Top-1 probability",
                                Temperature::top1,
                                1,
                                overlay),
                        "mean is ½ at ",
                        result.meanHalfTop1(),
                        overlay)
                .y(Axis.linear("Top-1 probability").limits(0, 1));
    }

    /// Var_P(L)/T², the response of the mean logit to temperature; its peak is a crossover, no phase transition.
    public Plot heatCapacity(Overlay overlay) {
        return marked(
                curves(
                        "Heat-capacity-like response",
                        "Var_{/{P}}(/{L})//{T}^{2}",
                        Temperature::heatCapacity,
                        2,
                        overlay),
                "peak at ",
                result.peak(),
                overlay);
    }

    /// Both curves of the paper side by side.
    public Figure both() {
        return Figure.panels("Output temperature", 2, List.of(entropy(Overlay.NONE), top1(Overlay.NONE)));
    }

    private static Plot marked(Plot plot, String means, double crossover, Overlay overlay) {
        return overlay.crossovers() && !Double.isNaN(crossover)
                ? plot.add(ReferenceLine.atX(crossover, means + String.format(Locale.ROOT, "%.3g", crossover))
                        .as(LineStyle.DOTTED, Ink.Role.FOREGROUND))
                : plot;
    }

    private Plot curves(
            String title, String label, ToDoubleFunction<Temperature> quantity, int colour, Overlay overlay) {
        var plot = Figure.titled(title)
                .x(Axis.linear("Temperature /{T}"))
                .y(Axis.linear(label).limits(0, Double.NaN))
                .provenance(provenance);
        if (overlay.single()) {
            for (int p = 0; p < result.curves().size(); p++) {
                plot = plot.add(Line.through(temperatures, curve(p, quantity))
                        .labelled(prompt(p))
                        .as(LineStyle.SOLID.wide(0.4), Ink.series(colour).faded(0.3))
                        .withoutTooltips());
            }
        }
        var mean = result.mean(quantity);
        int prompts = result.curves().size();
        if (prompts > 1) {
            var spread = result.spread(quantity);
            plot = plot.add(Band.between(temperatures, shifted(mean, spread, -1), shifted(mean, spread, 1))
                    .inked(Ink.series(colour))
                    .named("± 1 s.d. over prompts"));
        }
        plot = plot.add(Line.through(temperatures, Values.of(mean))
                .as(LineStyle.SOLID, Ink.series(colour))
                .named(prompts == 1 ? "1 prompt" : "mean of " + prompts + " prompts"));
        if (overlay.prompt().isPresent()) {
            int p = overlay.prompt().getAsInt();
            plot = plot.add(Line.through(temperatures, curve(p, quantity))
                    .named("this prompt")
                    .labelled(prompt(p))
                    .as(LineStyle.SOLID, Ink.Role.FOREGROUND)); // the accent is too near to the orange mean
        }
        return plot;
    }

    private String prompt(int place) {
        return Markup.literal(result.tokenizedPrompts().used().get(place).prompt());
    }

    private Values curve(int prompt, ToDoubleFunction<Temperature> quantity) {
        return Values.of(
                result.curves().get(prompt).stream().mapToDouble(quantity).toArray());
    }

    private static Values shifted(double[] mean, double[] spread, int sign) {
        var y = new double[mean.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.max(0, mean[i] + sign * spread[i]);
        }
        return Values.of(y);
    }
}
