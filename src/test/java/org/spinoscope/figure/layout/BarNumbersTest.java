package org.spinoscope.figure.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Bars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Values;

class BarNumbersTest {

    /// Upright numbers of narrow bars would run over the title above and the names below.
    @Test
    void numbersOfNarrowBarsStayInsideTheFrame() {
        var names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        var figure = Figure.titled("Logit gap")
                .x(Axis.categories("", names))
                .y(Axis.linear("Change"))
                .add(Bars.over(names)
                        .group("", Values.of(5.66, 5.86, 5.88, 0.67, -2.65, -7.58, -7.56, 1.08))
                        .valued("%+.2f"));
        var drawing = new FigureLayout().paint(figure, Size.px(280, 200), FigureTheme.LIGHT);
        var frame = drawing.areas().getFirst().frame();
        var numbers = texts(drawing.items())
                .filter(text -> text.angle() == -90 && text.string().matches("[+−]\\d\\.\\d\\d"))
                .toList();
        assertThat(numbers).hasSize(names.size());
        assertThat(numbers).allSatisfy(text -> {
            double foot = text.anchor() == Item.Anchor.START ? text.y() : text.y() + text.width();
            assertThat(foot).as(text.string()).isLessThanOrEqualTo(frame.bottom());
            assertThat(foot - text.width()).as(text.string()).isGreaterThanOrEqualTo(frame.y());
        });
    }

    private static Stream<Item.Text> texts(List<Item> items) {
        return items.stream().flatMap(item -> switch (item) {
            case Item.Group group -> texts(group.items());
            case Item.Text text -> Stream.of(text);
            default -> Stream.of();
        });
    }
}
