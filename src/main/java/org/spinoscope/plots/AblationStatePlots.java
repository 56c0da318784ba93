package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.gpt2.MlpId;
import org.spinoscope.gpt2.ModelComponent;
import org.spinoscope.study.AblationState;
import org.spinoscope.study.LayerAblationResult;

/// Effects as far as they are known; what is not measured yet is the first-order estimate.
public final class AblationStatePlots {

    /// What some components do together.
    ///
    /// @param count how many
    /// @param gap ΔL without them
    /// @param effect ΔL without them − ΔL
    public record Joint(int count, double gap, double effect) {}

    private final AblationState known;
    private final Provenance provenance;

    public AblationStatePlots(AblationState known, ProvenanceSource provenanceSource) {
        this.known = known;
        this.provenance = AblationPlots.provenance(known.request(), provenanceSource);
    }

    /// Every head's effect on one prompt, or its mean.
    ///
    /// @param prompt place of the prompt; empty for the mean over all
    /// @param chosen heads that are removed together
    /// @param scaled the colours for some effects
    public Figure map(
            Optional<Integer> prompt, HeadId selected, List<HeadId> chosen, Function<Values, ColourScale> scaled) {
        int columns = known.heads();
        var grid = Grid.of(known.layers(), columns, i -> {
            var head = new HeadId(i / columns, i % columns);
            return prompt.map(p -> known.effect(p, head)).orElseGet(() -> known.mean(head));
        });
        var title = prompt.map(p -> "Effect on " + pair(p)).orElse("Mean effect over the prompts");
        return HeadMap.of(title, AblationPlots.EFFECT, grid, scaled.apply(grid.values()), HeadMap.digits(grid.values()))
                .dots(Set.copyOf(chosen), chosen.isEmpty() ? "" : "removed together")
                .selected(selected)
                .plot()
                .subtitle(known.progress())
                .provenance(provenance);
    }

    /// The gap of the whole model and without each of some heads and MLPs, and without all of them together.
    ///
    /// @param mlps what single MLPs do; without it, an MLP's bar is missing
    public Figure bars(
            int prompt,
            List<? extends ModelComponent> components,
            Optional<LayerAblationResult> mlps,
            Optional<Joint> joint) {
        double whole = known.gaps()[prompt];
        var names = new ArrayList<>(List.of("whole model"));
        var gaps = new ArrayList<>(List.of(whole));
        var changes = new ArrayList<Double>();
        for (var component : components) {
            double effect = effect(prompt, component, mlps);
            names.add("without " + component + remark(prompt, component, mlps.isPresent()));
            gaps.add(whole + effect);
            changes.add(effect);
        }
        var without = new ArrayList<>(names.subList(1, names.size()));
        double sum = changes.stream().mapToDouble(v -> v).sum();
        joint.filter(j -> j.count() > 1).ifPresent(j -> {
            var all = "all " + j.count() + " together";
            names.add("without " + all);
            gaps.add(j.gap());
            without.addAll(List.of(all, "sum of each"));
            changes.addAll(List.of(j.effect(), sum));
        });
        return GapBars.panels(
                pair(prompt),
                "Δ/{L}",
                new GapBars.Values(names, gaps),
                new GapBars.Values(without, changes),
                provenance.with("removed", removed(components, joint)));
    }

    /// NaN for an MLP that has not been measured.
    private double effect(int prompt, ModelComponent component, Optional<LayerAblationResult> mlps) {
        return switch (component) {
            case HeadId head -> known.effect(prompt, head);
            case MlpId mlp ->
                mlps.map(r -> r.mlps().get(mlp.layer()).effects()[prompt]).orElse(Double.NaN);
        };
    }

    private String remark(int prompt, ModelComponent component, boolean mlpsKnown) {
        return switch (component) {
            case HeadId head -> known.measured(prompt, head) ? "" : " (estimate)";
            case MlpId mlp -> mlpsKnown ? "" : " (to come)";
        };
    }

    private static String removed(List<? extends ModelComponent> components, Optional<Joint> joint) {
        var names = components.stream().map(Object::toString).collect(Collectors.joining(", "));
        return "each of " + names
                + joint.filter(j -> j.count() > 1)
                        .map(j -> "; all of them together")
                        .orElse("");
    }

    private String pair(int prompt) {
        var pair = known.tokenizedPrompts().used().get(prompt);
        return Markup.literal(pair.good() + " / " + pair.bad());
    }
}
