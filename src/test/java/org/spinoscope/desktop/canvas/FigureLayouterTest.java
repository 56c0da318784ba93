package org.spinoscope.desktop.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.layout.Drawing;
import org.spinoscope.figure.layout.FigureLayout;
import org.spinoscope.figure.layout.FigureTheme;
import org.spinoscope.figure.layout.Size;

class FigureLayouterTest {

    private final ArrayDeque<Runnable> laidOut = new ArrayDeque<>();
    private final ArrayDeque<Runnable> screen = new ArrayDeque<>();
    private final List<Optional<Drawing>> shown = new ArrayList<>();
    private String title = "First";
    private final FigureLayouter layouter = new FigureLayouter(
            kit(laidOut::add, screen::add),
            () -> Optional.of(new FigureLayouter.Request(figure(), Size.px(300, 200), FigureTheme.LIGHT, false)),
            shown::add);

    private static FigureContext kit(Executor background, Executor screen) {
        return new FigureContext(
                new FigureLayout(),
                new CanvasFonts(Map.of()),
                background,
                screen,
                new SimpleObjectProperty<>(FigureTheme.LIGHT),
                () -> false,
                source -> {},
                seen -> {},
                pinned -> {});
    }

    private Figure figure() {
        return Figure.titled(title).x(Axis.linear("x")).y(Axis.linear("y")).add(Points.at(1, 2));
    }

    @Test
    void whatIsLaidOutIsShownBeforeTheScreensThreadGetsToItsOtherWork() {
        layouter.want();
        layouter.take();
        assertThat(shown).isEmpty();
        laidOut.remove().run();
        layouter.take();
        assertThat(shown).singleElement().satisfies(d -> assertThat(d).isPresent());
        assertThat(layouter.busy()).isFalse();
        screen.remove().run();
        assertThat(shown).hasSize(1);
    }

    @Test
    void aFigureThatCameInBetweenIsLaidOutNext() {
        layouter.want();
        title = "Second";
        layouter.want();
        laidOut.remove().run();
        screen.remove().run();
        assertThat(layouter.busy()).isTrue();
        laidOut.remove().run();
        layouter.take();
        assertThat(shown.getLast().orElseThrow().title()).isEqualTo("Second");
        assertThat(layouter.busy()).isFalse();
    }
}
