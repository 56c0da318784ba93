package org.spinoscope.desktop.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fair_acc.dataset.events.ChartBits;
import io.fair_acc.dataset.events.StateListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.layout.FigureTheme;

/// Series are changed under the write lock, and never by waiting for a reader on the same thread.
@SuppressWarnings("NullAway.Init") // opened on the screen's thread before each test
class StreamChartTest {

    private final RingBuffer numbers = new RingBuffer(100);
    private final Series series = Series.line("", LineStyle.SOLID, Ink.series(0), numbers);
    private boolean failing;
    private Stage stage;
    private StackPane root;
    private StreamChart chart;
    private SeriesDataSet set;

    @BeforeEach
    void open() throws Exception {
        ChartStage.start();
        ChartStage.does(() -> {
            root = new StackPane();
            stage = new Stage();
            stage.setScene(new Scene(root, 300, 200));
            stage.show();
            numbers.add(0, 0);
            numbers.add(1, 1);
            var renderer = new SeriesRenderer(this::theme, () -> null);
            chart = new StreamChart(new NumberAxis(Axis.linear("x"), 5), new NumberAxis(Axis.linear("y"), 5), renderer);
            chart.show(List.of(series));
            set = (SeriesDataSet) renderer.getDatasets().getFirst();
        });
    }

    @AfterEach
    void close() throws Exception {
        ChartStage.does(stage::close);
    }

    private FigureTheme theme() {
        if (failing) {
            throw new IllegalStateException("cannot draw");
        }
        return FigureTheme.LIGHT;
    }

    @Test
    void aChangeBetweenEnteringAWindowAndTheFirstFrameIsShownAfterThatFrame() throws Exception {
        ChartStage.does(() -> {
            root.getChildren().add(chart);
            assertThat(set.free()).isFalse(); // ChartFX reads from now until the frame is drawn
            numbers.add(2, 7);
            assertThat(chart.refresh()).isTrue();
            assertThat(set.getDataCount()).isEqualTo(2);
        });
        ChartStage.frames();
        ChartStage.does(() -> {
            assertThat(set.getDataCount()).isEqualTo(3);
            assertThat(set.getAxisDescription(1).getMax()).isEqualTo(7);
        });
    }

    @Test
    void aChartTakenOutBeforeItsFrameGivesItsLocksBack() throws Exception {
        ChartStage.does(() -> {
            root.getChildren().add(chart);
            root.getChildren().clear();
            numbers.add(2, 7);
            chart.refresh();
            assertThat(set.getDataCount()).isEqualTo(3);
        });
    }

    @Test
    void aFrameThatFailsGivesItsLocksBack() throws Exception {
        ChartStage.does(() -> {
            root.getChildren().add(chart);
            failing = true;
            try {
                chart.runPostLayout();
            } catch (IllegalStateException expected) {
                assertThat(expected).hasMessage("cannot draw");
            }
            failing = false;
            numbers.add(2, 7);
            chart.refresh();
            assertThat(set.getDataCount()).isEqualTo(3);
        });
    }

    @Test
    void aChangeIsMadeUnderTheWriteLockAndFiresOneEvent() throws Exception {
        var events = new AtomicInteger();
        ChartStage.does(() -> root.getChildren().add(chart));
        ChartStage.frames();
        ChartStage.does(() -> {
            StateListener counting = (source, bits) -> events.incrementAndGet();
            set.getBitState().clear();
            set.getBitState().addChangeListener(ChartBits.DataSetDataAdded, counting);
            numbers.add(2, 0.5);
            set.lock().readLock();
            chart.refresh();
            assertThat(set.getDataCount()).isEqualTo(2);
            set.lock().readUnLock();
            chart.refresh();
            assertThat(set.getDataCount()).isEqualTo(3);
        });
        assertThat(events.get()).isEqualTo(1);
    }
}
