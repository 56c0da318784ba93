package org.spinoscope.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;

/// Makes ChartFX ready before somebody opens a view with charts. Its first chart takes the time of many frames, most of
/// it for loading and linking classes; here that happens once the first results are there, a part at a time, with
/// frames between.
public final class ChartWarmUp {

    private static final Axis AXIS = Axis.linear("");
    private static final Duration BETWEEN = Duration.millis(40);

    private boolean begun;

    /// Begins, if it has not begun yet.
    public void begin(FigureContext kit) {
        if (begun) {
            return;
        }
        begun = true;
        var made = new ArrayList<Object>(); // nothing here is shown, all of it is forgotten
        var parts = List.<Runnable>of(
                () -> made.add(new NumberAxis(AXIS, 1)),
                () -> made.add(new StreamChart(new NumberAxis(AXIS, 1), new NumberAxis(AXIS, 1), renderer(kit))),
                () -> made.add(new LiveChart(kit, "", AXIS, AXIS)),
                () -> whole(kit));
        var steps = new Timeline();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            steps.getKeyFrames().add(new KeyFrame(BETWEEN.multiply(i + 1.0), e -> part.run()));
        }
        steps.play();
    }

    private static SeriesRenderer renderer(FigureContext kit) {
        return new SeriesRenderer(kit.theme()::getValue, () -> null);
    }

    private static void whole(FigureContext kit) {
        var data = new FixedData();
        data.set(new double[] {0, 1}, new double[] {0, 1});
        var chart = new LiveChart(kit, "", AXIS, AXIS);
        chart.cursor(0, "");
        chart.show(List.of(
                Series.line("", LineStyle.SOLID, Ink.series(0), data), Series.histogram("", Ink.series(1), data)));
        chart.refresh();
    }
}
