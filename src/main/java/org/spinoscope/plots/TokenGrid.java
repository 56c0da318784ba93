package org.spinoscope.plots;

import java.util.List;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Values;

/// Square maps over the tokens of a prompt.
final class TokenGrid {

    private TokenGrid() {}

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
