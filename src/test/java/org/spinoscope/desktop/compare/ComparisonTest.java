package org.spinoscope.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.spinoscope.desktop.canvas.FigureContext.Pinned;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Panels;
import org.spinoscope.figure.Plot;

class ComparisonTest {

    private final SimpleObjectProperty<AsyncResult<Figure>> live =
            new SimpleObjectProperty<>(AsyncResult.ready(map(1, 2, 3, 4)));
    private final Comparison comparison = new Comparison();

    @Test
    void nothingPinnedSaysWhatToDo() {
        assertThat(comparison.figure().get().message().orElseThrow()).contains("Pin to compare");
    }

    @Test
    void mapsOfOneShapeHaveADifferenceThatFollowsThePresent() {
        comparison.pinned().set(Optional.of(new Pinned(map(1, 2, 3, 4), live)));
        assertThat(difference()).isEqualTo(Grid.of(new double[][] {{0, 0}, {0, 0}}));
        live.set(AsyncResult.ready(map(1, 2, 3, 6)));
        assertThat(difference()).isEqualTo(Grid.of(new double[][] {{0, 0}, {0, 2}}));
    }

    @Test
    void whatHasNoDifferenceStandsSideBySide() {
        comparison.pinned().set(Optional.of(new Pinned(Plot.titled("a"), live)));
        assertThat(panels().figures()).hasSize(2);
    }

    @Test
    void anUnpinnedFigureIsLetGo() {
        comparison.pinned().set(Optional.of(new Pinned(map(1, 2, 3, 4), live)));
        comparison.pinned().set(Optional.empty());
        live.set(AsyncResult.ready(map(9, 9, 9, 9)));
        assertThat(comparison.figure().get().message()).isPresent();
    }

    private Grid difference() {
        var plot = (Plot) panels().figures().get(2);
        return ((HeatMap) plot.marks().getFirst()).grid();
    }

    private Panels panels() {
        return (Panels) comparison.figure().get().value().orElseThrow();
    }

    private static Figure map(double a, double b, double c, double d) {
        var grid = Grid.of(new double[][] {{a, b}, {c, d}});
        return Plot.titled("map")
                .x(Axis.indices("Head", 2))
                .y(Axis.indices("Layer", 2))
                .add(HeatMap.of("r", grid, ColourScale.symmetric(grid.values())));
    }
}
