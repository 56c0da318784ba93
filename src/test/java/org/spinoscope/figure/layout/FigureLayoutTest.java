package org.spinoscope.figure.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Bracket;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Histogram;
import org.spinoscope.figure.InfiniteLine;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Specimens;
import org.spinoscope.figure.Values;

class FigureLayoutTest {

    private static final FigureLayout PAINTER = new FigureLayout();
    private static final org.spinoscope.figure.layout.Size SIZE = org.spinoscope.figure.layout.Size.px(400, 300);

    @Test
    void theSameFigureGivesTheSameDrawing() {
        Specimens.small()
                .forEach((name, figure) -> assertThat(PAINTER.paint(figure, SIZE, FigureTheme.LIGHT))
                        .as(name)
                        .isEqualTo(new FigureLayout().paint(figure, SIZE, FigureTheme.LIGHT)));
    }

    @Test
    void noWordLeavesThePage() {
        Specimens.small().forEach((name, figure) -> {
            var drawing = PAINTER.paint(figure, SIZE, FigureTheme.DARK);
            for (var text : texts(drawing.items())) {
                var angle = Math.toRadians(text.angle());
                for (var along : new double[] {text.offset(), text.offset() + text.width()}) {
                    assertThat(text.x() + along * Math.cos(angle))
                            .as(name + ": " + text.string())
                            .isBetween(0.0, SIZE.width());
                    assertThat(text.y() + along * Math.sin(angle))
                            .as(name + ": " + text.string())
                            .isBetween(0.0, SIZE.height());
                }
            }
        });
    }

    @Test
    void theModelsLabelIsPrintedOnEveryFigure() {
        Specimens.small().values().stream()
                .filter(figure -> !PAINTER.paint(figure, SIZE, FigureTheme.LIGHT)
                        .provenance()
                        .modelLabel()
                        .isEmpty())
                .forEach(figure -> assertThat(words(PAINTER.paint(figure, SIZE, FigureTheme.LIGHT)))
                        .anyMatch(words -> words.contains("embedded demonstration model, not GPT-2")));
    }

    @Test
    void aNoteFindsTheFreePlaceWhenAllCornersAreTaken() {
        var points = Points.at(Values.of(0, 0.2, 1, 0.8, 0, 1), Values.of(0, 0.1, 0, 0.1, 1, 1));
        var drawing = PAINTER.paint(Figure.titled("Corners").add(points).note("r = 0.5"), SIZE, FigureTheme.LIGHT);
        var note = texts(drawing.items()).stream()
                .filter(text -> text.string().equals("r = 0.5"))
                .findFirst()
                .orElseThrow();
        assertThat(drawing.hovers()).hasSize(6).allSatisfy(hitRegion -> {
            var dot = (Shape.Circle) hitRegion.shape();
            boolean beside = dot.x() < note.x() || dot.x() > note.x() + note.width();
            boolean aboveOrBelow = dot.y() < note.y() - 12 || dot.y() > note.y() + 3;
            assertThat(beside || aboveOrBelow).isTrue();
        });
    }

    @Test
    void aMapIsDescribedInWords() {
        var grid = Grid.of(new double[][] {{0.5, -0.25}, {Double.NaN, 0}});
        var map = Figure.titled("Map")
                .x(Axis.indices("Head", 2))
                .y(Axis.indices("Layer", 2))
                .add(HeatMap.of("r", grid, ColourScale.symmetric(1)));
        assertThat(PAINTER.paint(map, SIZE, FigureTheme.LIGHT).description())
                .isEqualTo("A map of 2 × 2 cells, Layer down and Head across, coloured by r."
                        + " Largest: L0H0 with +0.5000. Smallest: L0H1 with −0.2500. Undefined: 1.");
    }

    @Test
    void withNothingToShowItSaysWhy() {
        var empty = Figure.titled("Nothing")
                .add(Points.at(Values.of(), Values.of()))
                .whenEmpty("no prompts");
        var undefined = Figure.titled("Nothing")
                .add(Points.at(Double.NaN, Double.POSITIVE_INFINITY))
                .whenEmpty("all undefined");
        assertThat(words(PAINTER.paint(empty, SIZE, FigureTheme.LIGHT))).contains("No data: no prompts");
        assertThat(words(PAINTER.paint(undefined, SIZE, FigureTheme.LIGHT))).contains("No data: all undefined");
        assertThat(words(PAINTER.paint(Figure.titled(""), SIZE, FigureTheme.LIGHT)))
                .contains("No data");
    }

    @Property(tries = 150)
    void anyNumbersAtAnySizeMakeADrawing(
            @ForAll @Size(max = 6) List<Double> numbers,
            @ForAll @DoubleRange(min = 1, max = 900) double width,
            @ForAll @DoubleRange(min = 1, max = 900) double height,
            @ForAll Plot.Frame frame,
            @ForAll boolean log) {
        var x = Values.of(numbers);
        var y = x.map(v -> v * v - 1);
        var names = numbers.stream().map(number -> "name " + number).toList();
        var first = numbers.isEmpty() ? Double.NaN : numbers.getFirst();
        var scale = ColourScale.symmetric(x);
        var axis = log ? Axis.log("x") : Axis.linear("x");
        var plot = Figure.titled("Any numbers")
                .frame(frame)
                .x(axis)
                .y(axis)
                .add(
                        Points.at(x, y).labelled(names),
                        Line.through(x, y).named("line"),
                        Band.between(x, y, x),
                        Histogram.count(x, 5),
                        ReferenceLine.atX(first, "rule"),
                        InfiniteLine.where(first, 1, 0),
                        Bracket.between(first, 0, 1, first, "gap"))
                .colourBar("bar", scale)
                .note("note");
        var bars = Figure.titled("Any bars")
                .x(Axis.categories("c", names))
                .add(Bars.over(names).group("g", x).valued("%.1f"));
        var cells = Figure.titled("Any cells")
                .x(Axis.indices("H", numbers.size()))
                .y(Axis.indices("L", 1))
                .frame(frame)
                .add(HeatMap.of("v", new Grid(1, numbers.size(), x), scale));
        var all = Figure.panels("all", 2, List.of(plot, bars, cells));
        var drawing = PAINTER.paint(all, org.spinoscope.figure.layout.Size.px(width, height), FigureTheme.LIGHT);
        assertThat(drawing.areas()).hasSize(3);
        assertThat(drawing.areas())
                .allMatch(area -> area.frame().width() > 0 && area.frame().height() > 0);
    }

    @Test
    void cellsAnswerToThePointerByTheirName() {
        var drawing = PAINTER.paint(Specimens.cells(4, 5), SIZE, FigureTheme.LIGHT);
        var area = drawing.areas().getFirst();
        var hitRegion = drawing.hoverAt(area.x().place(3), area.y().place(2)).orElseThrow();
        assertThat(hitRegion.key()).isEqualTo("L2H3");
        assertThat(hitRegion.label()).startsWith("L2H3\nr = ");
        assertThat(drawing.hoverAt(-5, -5)).isEmpty();
    }

    @Test
    void theNearestOfTwoCloseNeighboursAnswers() {
        var figure = Figure.titled("Two")
                .add(Points.at(Values.of(0, 0.01, 1), Values.of(0, 0, 1)).keyed(List.of("a", "b", "c")));
        var drawing = PAINTER.paint(figure, SIZE, FigureTheme.LIGHT);
        var area = drawing.areas().getFirst();
        assertThat(drawing.hoverAt(area.x().place(-0.002), area.y().place(0))
                        .orElseThrow()
                        .key())
                .isEqualTo("a");
        assertThat(drawing.hoverAt(area.x().place(0.012), area.y().place(0))
                        .orElseThrow()
                        .key())
                .isEqualTo("b");
    }

    @Test
    void placesOnTheFrameTurnBackIntoNumbers() {
        var area = PAINTER.paint(Specimens.logarithmic(), SIZE, FigureTheme.LIGHT)
                .areas()
                .getFirst();
        assertThat(area.x().value(area.x().place(3e-4)))
                .isCloseTo(3e-4, org.assertj.core.data.Percentage.withPercentage(1e-6));
        assertThat(area.y().place(-1)).isNaN();
    }

    @Test
    void equalAxesHaveUnitsOfOneLength() {
        var area = PAINTER.paint(Specimens.plane(), SIZE, FigureTheme.LIGHT)
                .areas()
                .getFirst();
        var right = area.x().place(1) - area.x().place(0);
        var up = area.y().place(0) - area.y().place(1);
        assertThat(right).isCloseTo(up, org.assertj.core.data.Percentage.withPercentage(1e-6));
    }

    @Test
    void cellNumbersReadOnTheirCells() {
        var drawing = PAINTER.paint(
                Specimens.cells(12, 12), org.spinoscope.figure.layout.Size.px(900, 900), FigureTheme.LIGHT);
        assertThat(words(drawing)).contains("−0.74", "+0.94");
        var tiny = PAINTER.paint(Specimens.cells(48, 25), SIZE, FigureTheme.LIGHT);
        assertThat(words(tiny)).noneMatch(words -> words.matches("[+−]0\\.\\d\\d"));
    }

    @Test
    void aBracketThatWouldLeaveTheFrameChangesSides() {
        var figure = Figure.titled("Edge")
                .x(Axis.linear("x").limits(0, 1))
                .y(Axis.linear("y").limits(0, 1))
                .add(Bracket.between(0.97, 0.9, 0.97, 0.1, "the gap"));
        var drawing =
                PAINTER.paint(figure.add(Bracket.between(0.03, 0.9, 0.03, 0.1, "the gap")), SIZE, FigureTheme.LIGHT);
        var frame = drawing.areas().getFirst().frame();
        assertThat(texts(drawing.items()).stream().filter(text -> text.string().equals("the gap")))
                .hasSize(2)
                .allMatch(text ->
                        frame.contains(text.x(), text.y()) && frame.contains(text.x() + text.width(), text.y()));
    }

    private static List<String> words(Drawing drawing) {
        return texts(drawing.items()).stream().map(Item.Text::string).toList();
    }

    private static List<Item.Text> texts(List<Item> items) {
        var texts = new ArrayList<Item.Text>();
        for (var item : items) {
            switch (item) {
                case Item.Text text -> texts.add(text);
                case Item.Group group -> texts.addAll(texts(group.items()));
                case Item.Painted _, Item.Image _ -> {}
            }
        }
        return texts;
    }
}
