package org.spinoscope.plots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spinoscope.figure.Arrow;
import org.spinoscope.figure.Bracket;
import org.spinoscope.figure.InfiniteLine;
import org.spinoscope.figure.Mark;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Item;
import org.spinoscope.figure.layout.Size;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.prompt.PromptPair;
import org.spinoscope.spinbath.DecisionPlane;
import org.spinoscope.spinbath.DecisionPlane.Point;

class PlanePlotTest {

    private static final HeadId HEAD = new HeadId(3, 5);
    private static final PromptPair PAIR = new PromptPair("Ice is", "cold", "warm");
    private static final DecisionPlane FIRST = plane(new Point(0.5, 1.5), new Point(2, 3), new Point(2, -1));
    private static final DecisionPlane SECOND = plane(new Point(20, -5), new Point(-10, 4), new Point(-10, 2));

    private static DecisionPlane plane(Point field, Point good, Point bad) {
        return new DecisionPlane(field, good, bad, List.of(new Point(1, 1)), field.y() * (good.y() - bad.y()));
    }

    private static Plot plot(DecisionPlane plane) {
        return PlanePlot.of(new DecisionPlane.Drawn(plane), HEAD, PAIR, List.of("ice"), Provenance.NONE);
    }

    private static <M extends Mark> List<M> marks(Plot plot, Class<M> kind) {
        return plot.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void theBracketMeasuresTheGapAlongTheField() {
        for (var plane : List.of(FIRST, SECOND)) {
            var bracket = marks(plot(plane), Bracket.class).getFirst();
            double dx = bracket.x1() - bracket.x0();
            double dy = bracket.y1() - bracket.y0();
            var n = plane.field();
            assertThat(dx * n.y() - dy * n.x()).as("it lies along N0").isCloseTo(0, within(1e-9));
            assertThat(dx * n.x() + dy * n.y()).as("N0 times its way is ΔL").isCloseTo(plane.gap(), within(1e-9));
            assertThat(plane.logit(new Point(bracket.x1(), bracket.y1())))
                    .as("it ends on the good word's level")
                    .isCloseTo(plane.logit(plane.good()), within(1e-9));
        }
    }

    @Test
    void bothBoundariesAreDrawnAndToldApartInTheLegend() {
        var lines = marks(plot(FIRST), InfiniteLine.class);
        assertThat(lines).extracting(InfiniteLine::name).containsExactly("/{N}_{0}·/{s} = 0", "/{N}·Δ/{S} = 0");
        assertThat(lines.getFirst().style()).isNotEqualTo(lines.getLast().style());
    }

    @Test
    void aTypedTokenShowsItsReadOutAndNoneOnTheWay() {
        assertThat(marks(plot(FIRST), Points.class).getFirst().labels()).containsExactly("ice  +2.00");
        var named = new PlanePlot.Named(FIRST, List.of("ice"));
        var middle = (Plot)
                PlanePlot.between(named, named, HEAD, PAIR, Provenance.NONE).apply(0.5);
        assertThat(marks(middle, Points.class).getFirst().labels()).containsExactly("ice");
    }

    @Test
    void theWayBeginsWhereTheFirstPictureWasSeenAndEndsWhereTheSecondIs() {
        var from = new PlanePlot.Named(FIRST, List.of("ice"));
        var way = PlanePlot.between(from, new PlanePlot.Named(SECOND, List.of("ice")), HEAD, PAIR, Provenance.NONE);
        var start = (Plot) way.apply(0);
        var end = (Plot) way.apply(1);
        double size = Math.hypot(10, 4) / Math.hypot(2, 3);
        assertThat(places(start, size)).usingRecursiveComparison().isEqualTo(places(plot(FIRST), 1));
        assertThat(places(end, 1)).usingRecursiveComparison().isEqualTo(places(plot(SECOND), 1));
        var turned = marks((Plot) way.apply(0.5), Arrow.class).getFirst();
        double middle = (Math.atan2(1.5, 0.5) + Math.atan2(-5, 20)) / 2;
        assertThat(Math.atan2(turned.y1(), turned.x1())).isCloseTo(middle, within(1e-9));
    }

    /// Every word's and the arrow's place in units of `size`, rounded.
    private static List<Long> places(Plot plot, double size) {
        var points = marks(plot, Points.class).stream()
                .flatMap(p -> p.data().stream())
                .flatMap(d -> java.util.stream.Stream.of(d.x(), d.y()));
        var arrow = marks(plot, Arrow.class).getFirst();
        return java.util.stream.Stream.concat(points, java.util.stream.Stream.of(arrow.x1(), arrow.y1()))
                .map(v -> Math.round(v / size * 1e6))
                .toList();
    }

    @Test
    void wordsInOnePlaceAreNotWrittenOverOneAnother() {
        for (double apart : new double[] {0, 0.01, 0.1}) {
            var near = plane(new Point(0.5, 1.5), new Point(2, 3), new Point(2 + apart, 3 - apart));
            var drawing = new FigureLayout().paint(plot(near), Size.mm(85, 70), FigureTheme.LIGHT);
            var boxes = texts(drawing.items())
                    .filter(text -> Set.of("cold", "warm").contains(text.string()))
                    .map(text -> new Rectangle2D.Double(text.x() + text.offset(), text.y() - 5, text.width(), 6))
                    .toList();
            assertThat(boxes).hasSize(2);
            assertThat(boxes.get(0).intersects(boxes.get(1)))
                    .as("apart %s: %s", apart, boxes)
                    .isFalse();
        }
    }

    private static Stream<Item.Text> texts(List<Item> items) {
        return items.stream().flatMap(item -> switch (item) {
            case Item.Text text -> Stream.of(text);
            case Item.Group group -> texts(group.items());
            default -> Stream.empty();
        });
    }
}
