package org.spinoscope.desktop.ablation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spinoscope.desktop.colours.ColourRange;
import org.spinoscope.desktop.results.AblationState;
import org.spinoscope.desktop.results.JointAblationResult;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Cell;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Values;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.gpt2.HeadId;

/// Effects as far as they are known, as figures; what is not measured yet is the first-order estimate.
final class AblationFigures {

    private AblationFigures() {}

    /// Every head's effect on one prompt, or its mean.
    ///
    /// @param prompt place of the prompt; empty for the mean over all
    /// @param chosen heads that are removed together
    static Figure map(
            AblationState known,
            Optional<Integer> prompt,
            HeadId selected,
            List<HeadId> chosen,
            ColourRange range,
            Provenance provenance) {
        int columns = known.heads();
        var grid = Grid.of(known.layers(), columns, i -> {
            var head = new HeadId(i / columns, i % columns);
            return prompt.map(p -> known.effect(p, head)).orElseGet(() -> known.mean(head));
        });
        var scale = range.scale(grid.values());
        double largest =
                Math.max(Math.abs(grid.values().min()), Math.abs(grid.values().max()));
        var title = prompt.map(p -> "Effect on " + pair(known, p)).orElse("Mean effect over the prompts");
        return Plot.titled(title)
                .subtitle(known.progress())
                .frame(Plot.Frame.SQUARE)
                .x(Axis.indices("Head", columns))
                .y(Axis.indices("Layer", known.layers()).reverse())
                .add(HeatMap.of("effect on ΔL", grid, scale)
                        .valued(ColourRange.digits(largest))
                        .dotted(cells(known, chosen), chosen.isEmpty() ? "" : "removed together")
                        .outlined(Set.of(new Cell(selected.layer(), selected.head())), selected.toString()))
                .colourBar("gap without the head − gap", scale)
                .provenance(provenance);
    }

    private static Set<Cell> cells(AblationState known, List<HeadId> heads) {
        return heads.stream()
                .filter(h -> h.layer() < known.layers() && h.head() < known.heads())
                .map(h -> new Cell(h.layer(), h.head()))
                .collect(Collectors.toSet());
    }

    /// The gap of the whole model and without each of some heads, and without all of them together.
    static Figure bars(
            AblationState known,
            int prompt,
            List<HeadId> heads,
            Optional<JointAblationResult> together,
            Provenance provenance) {
        var names = new ArrayList<>(List.of("whole model"));
        double whole = known.gaps()[prompt];
        var gaps = new ArrayList<>(List.of(whole));
        var changes = new ArrayList<Double>();
        for (var head : heads) {
            double effect = known.effect(prompt, head);
            names.add("without " + head + (known.measured(prompt, head) ? "" : " (estimate)"));
            gaps.add(whole + effect);
            changes.add(effect);
        }
        var without = new ArrayList<>(names.subList(1, names.size()));
        double sum = changes.stream().mapToDouble(v -> v).sum();
        together.filter(t -> t.heads().size() > 1).ifPresent(t -> {
            var all = "all " + t.heads().size() + " together";
            names.add("without " + all);
            gaps.add(t.without());
            without.addAll(List.of(all, "sum of each"));
            changes.addAll(List.of(t.effect(), sum));
        });
        return Figure.panels(
                        pair(known, prompt),
                        2,
                        List.of(
                                panel("Logit gap", "ΔL", names, gaps, 0).provenance(provenance),
                                panel("Change", "effect on ΔL", without, changes, 1)
                                        .provenance(provenance)))
                .provenance(provenance);
    }

    private static Plot panel(String title, String axis, List<String> names, List<Double> values, int series) {
        return Plot.titled(title)
                .x(Axis.categories("", names))
                .y(Axis.linear(axis))
                .add(
                        ReferenceLine.atY(0, ""),
                        Bars.over(names)
                                .group("", numbers(values), Ink.series(series))
                                .valued("%+.2f"));
    }

    private static Values numbers(List<Double> list) {
        return Values.of(list.stream().mapToDouble(v -> v).toArray());
    }

    private static String pair(AblationState known, int prompt) {
        var pair = known.tokenizedPrompts().used().get(prompt);
        return FigureLayout.literal(pair.good() + " / " + pair.bad());
    }
}
