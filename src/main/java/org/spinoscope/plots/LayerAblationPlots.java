package org.spinoscope.plots;

import static org.spinoscope.figure.layout.FigureLayout.literal;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.ErrorBars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Values;
import org.spinoscope.statistics.SignFlipTest;
import org.spinoscope.study.LayerAblationResult;
import org.spinoscope.study.LayerEffect;

/// What MLPs, and whole layers, do to the gap.
public final class LayerAblationPlots {

    private final LayerAblationResult result;
    private final Provenance provenance;

    public LayerAblationPlots(LayerAblationResult result, ProvenanceSource provenanceSource) {
        this.result = result;
        this.provenance = AblationPlots.provenance(result.request(), provenanceSource);
    }

    /// The effect of every MLP; a bar answers with its MLP's name.
    ///
    /// @param prompt place of the prompt; empty for the mean over all, with its interval
    public Plot mlps(Optional<Integer> prompt) {
        var mlps = result.mlps();
        var names = mlps.stream().map(LayerEffect::names).toList();
        var plot = Figure.titled(
                        prompt.map(p -> "Effect of each MLP: " + pair(p)).orElse("Mean effect of removing each MLP"))
                .x(Axis.categories("", names))
                .y(Axis.linear(prompt.isPresent() ? AblationPlots.EFFECT : "Mean effect on Δ/{L}"))
                .add(
                        ReferenceLine.atY(0, ""),
                        Bars.over(names)
                                .group("", values(mlps, prompt))
                                .valued("%+.2f")
                                .apart(prompt.isPresent() ? 0 : 2))
                .subtitle(said())
                .provenance(provenance.with("removed", "each MLP by itself"));
        return prompt.isPresent()
                ? plot
                : plot.add(ErrorBars.at(
                                Values.of(mlps.stream()
                                        .mapToDouble(LayerEffect::layer)
                                        .toArray()),
                                values(mlps, test -> test.interval().low()),
                                values(mlps, test -> test.interval().high()))
                        .inked(Ink.Role.FOREGROUND)
                        .named("95 % of the mean (bootstrap)"));
    }

    /// Of every layer: all its heads, its MLP, and both, each removed in one run.
    ///
    /// @param prompt place of the prompt; empty for the mean over all
    public Plot blocks(Optional<Integer> prompt) {
        var names = result.mlps().stream().map(layer -> "L" + layer.layer()).toList();
        return Figure.titled(prompt.map(p -> "Layers removed: " + pair(p)).orElse("Layers removed, mean effect"))
                .x(Axis.categories("", names))
                .y(Axis.linear(prompt.isPresent() ? AblationPlots.EFFECT : "Mean effect on Δ/{L}"))
                .add(
                        ReferenceLine.atY(0, ""),
                        Bars.over(names)
                                .group("all heads", values(result.heads(), prompt))
                                .group("MLP", values(result.mlps(), prompt))
                                .group("heads and MLP", values(result.blocks(), prompt)))
                .subtitle(said())
                .provenance(provenance.with("removed", "of each layer all heads; its MLP; all heads and MLP together"));
    }

    private String pair(int prompt) {
        var pair = result.tokenizedPrompts().used().get(prompt);
        return literal(pair.good() + " / " + pair.bad());
    }

    private String said() {
        return AblationPlots.said(result.request());
    }

    private static Values values(List<LayerEffect> layers, Optional<Integer> prompt) {
        return Values.of(layers.stream()
                .mapToDouble(layer -> prompt.map(p -> layer.effects()[p]).orElse(layer.mean()))
                .toArray());
    }

    private static Values values(List<LayerEffect> layers, ToDoubleFunction<SignFlipTest> of) {
        return Values.of(
                layers.stream().mapToDouble(layer -> layer.test().number(of)).toArray());
    }
}
