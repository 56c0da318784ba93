package org.spinoscope.plots;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Cell;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;

/// Head maps and square maps of numbers.
final class HeadGrid {

    private HeadGrid() {}

    /// One cell a head.
    ///
    /// @param values layer by layer
    /// @param signed coloured about 0 instead of from least to most
    static Plot heads(
            String title, String quantity, List<HeadId> heads, double[] values, boolean signed, Set<HeadId> selected) {
        int layers = 1 + heads.getLast().layer();
        int width = 1 + heads.getLast().head();
        var scale = signed ? ColourScale.symmetric(Values.of(values)) : ColourScale.sequential(Values.of(values));
        var map = HeatMap.of(quantity, Grid.of(layers, width, i -> values[i]), scale)
                .valued(signed ? "%+.2f" : "%.3g");
        if (!selected.isEmpty()) {
            var cells = new HashSet<Cell>();
            selected.forEach(id -> cells.add(new Cell(id.layer(), id.head())));
            map = map.outlined(cells, "selected head");
        }
        return Figure.titled(title)
                .x(Axis.indices("Head", width))
                .y(Axis.indices("Layer", layers).reverse())
                .frame(Plot.Frame.SQUARE)
                .add(map)
                .colourBar(quantity, scale);
    }

    /// Query tokens downwards, keys to the right, coloured about 0.
    static Plot tokens(
            String title, String quantity, List<String> tokens, double[][] values, String row, String column) {
        var scale = ColourScale.symmetric(Values.of(java.util.Arrays.stream(values)
                .flatMapToDouble(java.util.Arrays::stream)
                .toArray()));
        return Figure.titled(title)
                .x(Axis.categories(column, tokens))
                .y(Axis.categories(row, tokens).reverse())
                .frame(Plot.Frame.SQUARE)
                .add(HeatMap.of(quantity, Grid.of(values), scale).valued("").calling("row ", " column "))
                .colourBar(quantity, scale);
    }
}
