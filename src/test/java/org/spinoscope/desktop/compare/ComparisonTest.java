package org.spinoscope.desktop.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.spinoscope.desktop.canvas.FigureContext.Pinned;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Panels;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Values;

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
    void curvesOfOneKindAreDrawnInOnePlotThePinnedDashed() {
        var values = Values.of(1, 2, 3);
        live.set(AsyncResult.ready(curve(Values.of(4, 5, 6))));
        comparison.pinned().set(Optional.of(new Pinned(curve(values), live)));
        var marks = ((Plot) panels().figures().get(2)).marks();
        assertThat(marks).extracting(Mark::name).containsExactly("mean", "pinned: mean");
        var pinned = (Line) marks.getLast();
        assertThat(pinned.y()).isEqualTo(values);
        assertThat(pinned.style().dash()).isEqualTo(LineStyle.Dash.DASHED);
    }

    @Test
    void barsStandInPairsWhereTheirCategoriesAgree() {
        live.set(AsyncResult.ready(bars("a", "b")));
        comparison.pinned().set(Optional.of(new Pinned(bars("a", "b"), live)));
        var both = (Bars) ((Plot) panels().figures().get(2)).marks().getFirst();
        assertThat(both.groups()).extracting(Bars.Group::name).containsExactly("gap", "pinned: gap");
        live.set(AsyncResult.ready(bars("a", "c")));
        assertThat(panels().figures()).hasSize(2);
    }

    @Test
    void arrowsOfTwoStatesShareOnePlane() {
        live.set(AsyncResult.ready(arrow(0, 1)));
        comparison.pinned().set(Optional.of(new Pinned(arrow(1, 0), live)));
        assertThat(((Plot) panels().figures().get(2)).marks())
                .extracting(mark -> ((Arrow) mark).label())
                .containsExactly("N", "pinned: N");
    }

    private static Figure curve(Values y) {
        return Plot.titled("curve")
                .x(Axis.linear("T"))
                .y(Axis.linear("entropy"))
                .add(Line.through(Values.of(0, 1, 2), y).named("mean"));
    }

    private static Figure bars(String... names) {
        return Plot.titled("bars").add(Bars.over(List.of(names)).group("gap", Values.of(1, 2)));
    }

    private static Figure arrow(double x, double y) {
        return Plot.titled("plane").add(Arrow.from(0, 0, x, y).labelled("N"));
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
