package org.spinoscope.desktop.spin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.chart.FixedData;
import org.spinoscope.desktop.chart.LiveChart;
import org.spinoscope.desktop.chart.Series;
import org.spinoscope.dynamics.StationaryLaw;
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
    private final FixedData theory = new FixedData();
    private final FixedData secondTheory = new FixedData();
    private final FixedData bars = new FixedData();
    private final FixedData secondBars = new FixedData();
    private final FixedData law = new FixedData();
    private final FixedData secondLaw = new FixedData();
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
        model.quantity().addListener(o -> arrange());
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

    /// The cursor's time.
    DoubleProperty cursor() {
        return cursor;
    }

    /// Other series: after another run, another law or another quantity.
    private void arrange() {
        var run = model.run().get();
        var shown = model.quantity().get();
        var y = Axis.linear(shown.axis());
        boolean whole = !run.projected() && shown != SpinQuantity.ENERGY && shown != SpinQuantity.DIFFERENCE;
        series.describe(shown.title(), TIME, whole ? y.limits(-1.05, 1.05) : y);
        series.show(overTime(run, shown));
        double[] edges = edges(run.measured());
        histogram.describe(
                "Distribution against the stationary law",
                Axis.linear("/{S}·/{n}").limits(edges[0], edges[edges.length - 1]),
                Axis.linear("density").limits(0, Double.NaN));
        histogram.show(distributions(run));
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
                        "second spin",
                        LineStyle.SOLID,
                        Ink.series(1).faded(mean ? 0.45 : 1),
                        second.series().of(shown))));
        if (mean) {
            all.add(Series.line("mean so far", LineStyle.SOLID, Ink.series(0), own.mean()));
            run.second()
                    .ifPresent(second -> all.add(Series.line(
                            "second's mean",
                            LineStyle.SOLID,
                            Ink.series(1),
                            second.series().mean())));
        }
        if (mean || shown == SpinQuantity.ENERGY) {
            double unit = mean ? 1 : -run.parameters().strength();
            all.add(level(
                    "theory ", Ink.Role.ACCENT, theory, unit * run.walk().law().mean()));
            run.second()
                    .ifPresent(second -> all.add(level(
                            "second's theory ",
                            Ink.series(1),
                            secondTheory,
                            unit * second.walk().law().mean())));
        }
        return all;
    }

    private static Series level(String name, Ink ink, FixedData data, double at) {
        data.set(new double[] {0}, new double[] {at});
        return Series.level(name + SpinParameters.plain(at), LineStyle.DASHED, ink, data);
    }

    private List<Series> distributions(SpinRun run) {
        lawful(law, run.measured(), run.walk().law());
        var all = new ArrayList<>(List.of(
                Series.histogram("measured", Ink.series(0), bars),
                Series.line(lawName(run, run.walk().law()), LineStyle.DASHED, Ink.Role.ACCENT, law)));
        run.second().ifPresent(second -> {
            lawful(secondLaw, second.measured(), second.walk().law());
            all.add(1, Series.histogram("second spin", Ink.series(1).faded(0.5), secondBars));
            all.add(Series.line(
                    "κ′ = " + SpinParameters.plain(second.walk().law().kappa()),
                    LineStyle.DASHED,
                    Ink.series(1),
                    secondLaw));
        });
        return all;
    }

    private static String lawName(SpinRun run, StationaryLaw stationary) {
        var formula = run.projected() ? "exp(κ/{u})(1−/{u}²)^{(/{d}−3)/2}" : "exp(κ /{S}·/{n})";
        return formula + ", κ = " + SpinParameters.plain(stationary.kappa());
    }

    private static void lawful(FixedData into, AlignmentStatistics record, StationaryLaw stationary) {
        var u = IntStream.rangeClosed(0, 120)
                .mapToDouble(i -> record.low() + i * (record.high() - record.low()) / 120)
                .toArray();
        into.set(u, Arrays.stream(u).map(stationary::density).toArray());
    }

    /// Shows what has come in since; charts that are hidden wait.
    void refresh() {
        refreshDistribution();
        refreshSeries();
    }

    void refreshDistribution() {
        if (histogram.isVisible()) {
            var run = model.run().get();
            count(bars, run.measured());
            run.second().ifPresent(second -> count(secondBars, second.measured()));
            histogram.refresh();
        }
    }

    void refreshSeries() {
        if (series.isVisible()) {
            series.refresh();
        }
    }

    private static void count(FixedData into, AlignmentStatistics record) {
        var density = record.density();
        into.set(edges(record), Arrays.copyOf(density, density.length + 1));
    }

    private static double[] edges(AlignmentStatistics record) {
        return Values.linspace(record.low(), record.high(), AlignmentStatistics.BINS + 1).stream()
                .toArray();
    }
}
