package org.spinoscope.plots;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Cell;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;

/// A map with one cell a head: layers downwards, heads to the right.
///
/// @param quantity what the colours mean
/// @param grid `[layer][head]`
/// @param digits `%` pattern of the number in a cell; empty for none
/// @param dots heads with a dot
/// @param dotted what the dot means
/// @param selected heads with an outline
/// @param outlined what the outline means
public record HeadMap(
        String title,
        String quantity,
        Grid grid,
        ColourScale scale,
        String digits,
        Set<HeadId> dots,
        String dotted,
        Set<HeadId> selected,
        String outlined) {

    public HeadMap {
        dots = Set.copyOf(dots);
        selected = Set.copyOf(selected);
    }

    /// Without dots and outlines.
    ///
    /// @param digits `%` pattern of the number in a cell; empty for none
    public static HeadMap of(String title, String quantity, Grid grid, ColourScale scale, String digits) {
        return new HeadMap(title, quantity, grid, scale, digits, Set.of(), "", Set.of(), "");
    }

    /// The values of some heads as a grid.
    ///
    /// @param heads all heads of a model, layer by layer
    /// @param values one a head, in the same order
    public static Grid grid(List<HeadId> heads, double[] values) {
        return Grid.of(1 + heads.getLast().layer(), 1 + heads.getLast().head(), i -> values[i]);
    }

    /// A `%` pattern for signed numbers: the largest is written with two digits that count.
    public static String digits(Values values) {
        double extreme = Math.max(Math.abs(values.min()), Math.abs(values.max()));
        int decimals = extreme > 0 && Double.isFinite(extreme) ? 1 - (int) Math.floor(Math.log10(extreme)) : 2;
        return "%+." + Math.clamp(decimals, 2, 6) + "f";
    }

    /// With dots on some heads.
    public HeadMap dots(Set<HeadId> heads, String meaning) {
        return new HeadMap(title, quantity, grid, scale, digits, heads, meaning, selected, outlined);
    }

    /// With an outline about the selected heads.
    public HeadMap selected(Set<HeadId> heads) {
        return selected(heads, "selected head");
    }

    /// With an outline about the selected head, which is named.
    public HeadMap selected(HeadId head) {
        return selected(Set.of(head), head.toString());
    }

    private HeadMap selected(Set<HeadId> heads, String meaning) {
        return new HeadMap(title, quantity, grid, scale, digits, dots, dotted, heads, meaning);
    }

    public Plot plot() {
        var map = HeatMap.of(quantity, grid, scale).valued(digits);
        if (!dots.isEmpty() || !dotted.isEmpty()) {
            map = map.dotted(cells(dots), dotted);
        }
        if (!selected.isEmpty()) {
            map = map.outlined(cells(selected), outlined);
        }
        return Figure.titled(title)
                .x(Axis.indices("Head", grid.columns()))
                .y(Axis.indices("Layer", grid.rows()).reverse())
                .frame(Plot.Frame.SQUARE)
                .add(map)
                .colourBar(quantity, scale);
    }

    private Set<Cell> cells(Set<HeadId> heads) {
        return heads.stream()
                .filter(id -> id.layer() < grid.rows() && id.head() < grid.columns())
                .map(id -> new Cell(id.layer(), id.head()))
                .collect(Collectors.toSet());
    }
}
