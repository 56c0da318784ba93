package org.spinoscope.desktop.spin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.chart.FixedData;
import org.spinoscope.desktop.chart.LiveChart;
import org.spinoscope.desktop.chart.Series;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Values;

/// The live charts beside the sphere: a quantity over time, and the histogram against the stationary law.
final class SpinCharts {

    private static final Axis TIME = Axis.linear("time");

    private final SpinViewModel model;
    private final LiveChart series;
    private final LiveChart histogram;
    private final ObjectProperty<SpinQuantity> quantity = new SimpleObjectProperty<>(SpinQuantity.ALIGNMENT);
    private final FixedData theory = new FixedData();
    private final FixedData bars = new FixedData();
    private final FixedData law = new FixedData();
    private final DoubleProperty cursor;

    SpinCharts(SpinViewModel model, FigureContext kit) {
        this.model = model;
        series = new LiveChart(kit, SpinQuantity.ALIGNMENT.title(), TIME, Axis.linear(""));
        series.setId("spin-series");
        series.provenance(() -> model.figures().origin());
        cursor = series.cursor(0, "");
        histogram = new LiveChart(
                kit, "Distribution against the stationary law", Axis.linear("/{S}·/{n}"), Axis.linear("density"));
        histogram.setId("spin-histogram");
        histogram.provenance(() -> model.figures().origin());
        quantity.addListener(o -> arrange());
        model.run().addListener(o -> arrange());
        model.comparison().addListener(o -> arrange());
        model.parameters().addListener(o -> arrange());
        model.stage().addListener(o -> arrange());
        arrange();
    }

    LiveChart series() {
        return series;
    }

    LiveChart histogram() {
        return histogram;
    }

    ObjectProperty<SpinQuantity> quantity() {
        return quantity;
    }

    /// The time the cursor stands at.
    DoubleProperty cursor() {
        return cursor;
    }

    /// Other series: after another run, another law or another quantity.
    private void arrange() {
        var run = model.run().get();
        var shown = quantity.get();
        var y = Axis.linear(shown.axis());
        boolean whole = !run.projected() && shown != SpinQuantity.ENERGY && shown != SpinQuantity.DIFFERENCE;
        series.describe(shown.title(), TIME, whole ? y.limits(-1.05, 1.05) : y);
        series.show(overTime(run, shown));
        double[] edges = edges(run.measured());
        histogram.describe(
                "Distribution against the stationary law",
                Axis.linear("/{S}·/{n}").limits(edges[0], edges[edges.length - 1]),
                Axis.linear("density").limits(0, Double.NaN));
        lawful(run);
        histogram.show(List.of(
                Series.histogram("measured", Ink.series(0), bars),
                Series.line(lawName(run), LineStyle.DASHED, Ink.Role.ACCENT, law)));
        refresh();
    }

    private List<Series> overTime(SpinRun run, SpinQuantity shown) {
        var own = run.series();
        var all = new ArrayList<Series>();
        if (shown == SpinQuantity.DIFFERENCE) {
            return List.of(Series.line("", LineStyle.SOLID, Ink.series(0), own.of(shown)));
        }
        boolean mean = shown == SpinQuantity.ALIGNMENT;
        all.add(Series.line(
                mean ? "" : shown.axis(),
                LineStyle.SOLID,
                mean ? new Ink.Faded(Ink.Role.MUTED, 0.45) : Ink.series(0),
                own.of(shown)));
        run.second()
                .ifPresent(second -> all.add(Series.line(
                        "second spin", LineStyle.SOLID, Ink.series(1).faded(mean ? 0.45 : 1), second.of(shown))));
        if (mean) {
            all.add(Series.line("mean so far", LineStyle.SOLID, Ink.series(0), own.mean()));
            run.second()
                    .ifPresent(second ->
                            all.add(Series.line("second's mean", LineStyle.SOLID, Ink.series(1), second.mean())));
        }
        if (mean || shown == SpinQuantity.ENERGY) {
            double expected = run.walk().law().mean();
            double level = mean ? expected : -run.parameters().strength() * expected;
            theory.set(new double[] {0}, new double[] {level});
            all.add(Series.level("theory " + SpinParameters.plain(level), LineStyle.DASHED, Ink.Role.ACCENT, theory));
        }
        return all;
    }

    private String lawName(SpinRun run) {
        var formula = run.projected() ? "exp(κ/{u})(1−/{u}²)^{(/{d}−3)/2}" : "exp(κ /{S}·/{n})";
        return formula + ", κ = " + SpinParameters.plain(run.walk().law().kappa());
    }

    private void lawful(SpinRun run) {
        var stationary = run.walk().law();
        var record = run.measured();
        var u = IntStream.rangeClosed(0, 120)
                .mapToDouble(i -> record.low() + i * (record.high() - record.low()) / 120)
                .toArray();
        law.set(u, Arrays.stream(u).map(stationary::density).toArray());
    }

    /// Shows what has come in since; charts that are hidden wait.
    void refresh() {
        if (histogram.isVisible()) {
            var record = model.run().get().measured();
            var density = record.density();
            bars.set(edges(record), Arrays.copyOf(density, density.length + 1));
            histogram.refresh();
        }
        if (series.isVisible()) {
            series.refresh();
        }
    }

    private static double[] edges(AlignmentStatistics record) {
        return Values.linspace(record.low(), record.high(), AlignmentStatistics.BINS + 1).stream()
                .toArray();
    }
}
