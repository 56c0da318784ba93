package org.spinoscope.figure.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.ColourMap;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.figure.ColourScale;
import org.spinoscope.figure.ColourScale.Kind;
import org.spinoscope.figure.Field;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.GradientLine;
import org.spinoscope.figure.Grid;
import org.spinoscope.figure.HeatMap;
import org.spinoscope.figure.Hexagons;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Tiles;
import org.spinoscope.figure.Values;

class FigureThemeTest {

    private static final ColourMaps GREYS = new ColourMaps(ColourMap.GREY, ColourMap.GREY);
    private static final Values NUMBERS = Values.of(-2, -1, 1, 2);
    private static final Grid GRID = new Grid(2, 2, NUMBERS);
    private static final ColourScale SIGNED = ColourScale.symmetric(2);
    private static final ColourScale AMOUNTS = ColourScale.sequential(-2, 2);

    @Test
    void everyMarkThatColoursNumbersAsksTheTheme() {
        for (var scale : List.of(SIGNED, AMOUNTS)) {
            for (var mark : List.<Mark>of(
                    HeatMap.of("q", GRID, scale),
                    Field.linear(1, 1, scale),
                    new Tiles("q", 2, List.of(GRID, GRID), List.of("a", "b"), scale),
                    new Hexagons(
                            "q", Values.of(-1, 1), Values.of(-1, 1), Values.of(3, 30), List.of("a", "b"), 1, 1, scale),
                    GradientLine.along(NUMBERS, NUMBERS, NUMBERS, scale).named("line"))) {
                var figure = Figure.titled("Numbers")
                        .x(Axis.linear("x").limits(-2, 2))
                        .y(Axis.linear("y").limits(-2, 2))
                        .add(mark)
                        .colourBar("q", scale);
                for (var theme : List.of(FigureTheme.LIGHT, FigureTheme.DARK)) {
                    var standard = hues(theme, figure);
                    assertThat(standard).as("%s in its usual colours", mark).isNotEmpty();
                    assertThat(hues(theme.with(GREYS), figure))
                            .as("%s in grey", mark)
                            .isEmpty();
                }
            }
        }
    }

    /// The colours of a drawing with a hue, those of the theme's own left out.
    private static List<Integer> hues(FigureTheme theme, Figure figure) {
        var found = new ArrayList<Integer>();
        collect(new FigureLayout().paint(figure, Size.px(300, 200), theme).items(), found);
        var own = List.of(
                theme.background().rgb(),
                theme.foreground().rgb(),
                theme.muted().rgb(),
                theme.faint().rgb());
        return found.stream()
                .filter(rgb -> !own.contains(rgb))
                .filter(rgb -> (rgb >> 16 & 255) != (rgb >> 8 & 255) || (rgb & 255) != (rgb >> 8 & 255))
                .toList();
    }

    private static void collect(List<Item> items, List<Integer> into) {
        for (var item : items) {
            switch (item) {
                case Item.Group group -> collect(group.items(), into);
                case Item.Painted painted -> {
                    into.add(painted.fill().rgb());
                    into.add(painted.stroke().colour().rgb());
                }
                case Item.Image image -> {
                    for (int argb : image.raster().argb()) {
                        into.add(argb & 0xffffff);
                    }
                }
                case Item.Text text -> into.add(text.colour().rgb());
            }
        }
    }

    @Test
    void zeroIsSeenOnADarkScreen() {
        for (var map : ColourMap.of(Kind.SIGNED)) {
            assertThat(map.at(0.5).contrast(FigureTheme.DARK.background()))
                    .as(map.id())
                    .isGreaterThan(4.5);
        }
    }

    @Test
    void whatIsPositiveOrNegativeIsSeenInBothThemesAndIsNotTheSame() {
        for (var map : ColourMap.of(Kind.SIGNED)) {
            for (boolean dark : new boolean[] {false, true}) {
                var theme = FigureTheme.of(dark, ColourMaps.STANDARD.with(Kind.SIGNED, map));
                assertThat(theme.positive().contrast(theme.background())).isGreaterThan(3);
                assertThat(theme.negative().contrast(theme.background())).isGreaterThan(3);
                assertThat(theme.positive()).isNotEqualTo(theme.negative());
            }
        }
    }

    @Test
    void standardColoursLeaveAThemeAsItIs() {
        for (var theme : List.of(FigureTheme.LIGHT, FigureTheme.DARK)) {
            assertThat(theme.with(GREYS).with(ColourMaps.STANDARD)).isEqualTo(theme);
        }
    }
}
