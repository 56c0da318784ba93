package org.spinoscope.desktop.diffusion;

import java.util.List;
import java.util.function.Supplier;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.chart.LiveChart;
import org.spinoscope.desktop.chart.Series;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Provenance;

/// The loss of the shown part against the steps, as a live chart: single batches, and their running mean.
final class LossChart {

    private final LossCurves curves;
    private final LiveChart chart;

    /// @param origin where the numbers come from
    LossChart(ResidualLearning learning, Supplier<Provenance> origin, FigureContext kit) {
        curves = learning.curves();
        chart = new LiveChart(kit, "", Axis.linear("step"), Axis.linear("loss"));
        chart.setId("residual-loss");
        chart.provenance(origin);
        curves.shown().addListener(o -> arrange());
        curves.changes().addListener(o -> chart.refresh());
        arrange();
    }

    LiveChart chart() {
        return chart;
    }

    private void arrange() {
        var part = curves.shown().get();
        var curve = curves.of(part);
        chart.describe("Loss of the " + part.title(), Axis.linear("step"), Axis.linear(part.loss()));
        chart.show(List.of(
                Series.line("single batches", LineStyle.SOLID, Ink.Role.FAINT, curve.loss()),
                Series.line("running mean", LineStyle.SOLID, Ink.Role.ACCENT, curve.mean())));
    }
}
