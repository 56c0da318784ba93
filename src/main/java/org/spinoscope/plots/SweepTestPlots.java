package org.spinoscope.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Band;
import org.spinoscope.figure.ErrorBars;
import org.spinoscope.figure.Figure;
import org.spinoscope.figure.Histogram;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.Line;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Plot;
import org.spinoscope.figure.Points;
import org.spinoscope.figure.Provenance;
import org.spinoscope.figure.ReferenceLine;
import org.spinoscope.figure.Symbol;
import org.spinoscope.figure.Values;
import org.spinoscope.gpt2.HeadId;
import org.spinoscope.statistics.HeldOutSplits;
import org.spinoscope.statistics.SampleSizeCurve;
import org.spinoscope.sweep.SweepStatistics;

/// The figures of a sweep's tests: r against n, the largest |r_w| under permutation, and heads
/// tested where they were not chosen.
public final class SweepTestPlots {

    private static final int BINS = 60;

    private SweepTestPlots() {}

    /// r of a head over more and more prompts.
    public static Plot curve(HeadId id, List<SampleSizeCurve.Point> points, Provenance provenance) {
        var n = values(points, SampleSizeCurve.Point::n);
        return Figure.titled("Head " + id + ": /{r} against the number of prompts")
                .x(Axis.log("prompts /{n}"))
                .y(Axis.linear("Pearson /{r}"))
                .add(
                        Band.between(
                                        n,
                                        values(points, point -> point.range().low()),
                                        values(points, point -> point.range().high()))
                                .inked(Ink.Role.MUTED)
                                .named("5 to 95 % of 200 subsets"),
                        ErrorBars.at(
                                        n,
                                        values(points, point -> point.fisher().low()),
                                        values(points, point -> point.fisher().high()))
                                .inked(Ink.series(0))
                                .named("95 % (Fisher, independent prompts)"),
                        Line.through(n, values(points, SampleSizeCurve.Point::r))
                                .inked(Ink.series(0)),
                        Points.at(n, values(points, SampleSizeCurve.Point::r)),
                        ReferenceLine.atY(0, ""))
                .whenEmpty("There are fewer than 20 prompts with both gaps.")
                .provenance(provenance);
    }

    private static Values values(
            List<SampleSizeCurve.Point> points, java.util.function.ToDoubleFunction<SampleSizeCurve.Point> get) {
        return Values.of(points.stream().mapToDouble(get).toArray());
    }

    /// The largest |r_w| of all heads with ΔL_actual permuted inside the relations, and the
    /// observed one.
    public static Plot nullHistogram(SweepStatistics found, Provenance provenance) {
        var maxima = found.test().maxima();
        double observed = Arrays.stream(found.test().r())
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
        var empty = Figure.titled("Largest |/{r}_{w}| of " + found.sums().size() + " heads under permutation")
                .x(Axis.linear("max |/{r}_{w}|"))
                .y(Axis.linear("Permutations"))
                .whenEmpty("No head has a correlation inside the relations: some relation needs three prompts.")
                .provenance(
                        provenance.with("seed", Long.toString(found.request().seed())));
        double high = Math.min(1, Math.ceil(20 * Math.max(maxima.quantile(1), observed)) / 20);
        if (!(high > 0)) {
            return empty;
        }
        var counts = maxima.histogram(0, high, BINS);
        return empty.add(
                        Histogram.of(
                                        Values.linspace(0, high, BINS + 1),
                                        Values.of(Arrays.stream(counts)
                                                .asDoubleStream()
                                                .toArray()))
                                .inked(Ink.series(5)),
                        ReferenceLine.atX(maxima.quantile(0.95), "95 %"),
                        ReferenceLine.atX(observed, "observed " + NumberFormats.fixed(observed, 3))
                                .as(LineStyle.SOLID, Ink.Role.ACCENT))
                .caption(String.format(Locale.ROOT, "%,d permutations inside the relations.", maxima.size())
                        .replace(',', '\u202f'));
    }

    /// r_w of the head chosen on half of the relations, on the other half, for a hundred ways to
    /// halve them.
    public static Plot heldOut(SweepStatistics found, Provenance provenance) {
        var first = found.splits().stream().limit(found.splitP().length).toList();
        var further = found.splits().stream().skip(first.size()).toList();
        var plot = Figure.titled("Chosen on half of the relations, tested on the other")
                .x(Axis.linear("/{r}_{w} where it was chosen"))
                .y(Axis.linear("/{r}_{w} where it was not"))
                .whenEmpty("A split needs two relations with two prompts each.")
                .provenance(
                        provenance.with("seed", Long.toString(found.request().seed())));
        if (first.isEmpty()) {
            return plot;
        }
        plot = plot.add(
                Line.through(equal(found.splits()), equal(found.splits()))
                        .as(LineStyle.DASHED, Ink.Role.MUTED)
                        .named("no loss")
                        .withoutTooltips(),
                points(found, further).as(Symbol.OPEN_CIRCLE, 3, Ink.series(0)).named("further splits"),
                points(found, first).as(Symbol.DIAMOND, 5, Ink.Role.ACCENT).named("the first split, both ways"));
        for (int s = 0; s < first.size(); s++) {
            plot = plot.note(head(found, first.get(s)) + ": "
                    + NumberFormats.signed(first.get(s).chosen(), 3) + " → "
                    + NumberFormats.signed(first.get(s).tested(), 3) + ", /{p} = "
                    + NumberFormats.probabilityMarkup(found.splitP()[s]));
        }
        return plot;
    }

    private static HeadId head(SweepStatistics found, HeldOutSplits split) {
        return new HeadId(
                split.head() / found.data().heads(), split.head() % found.data().heads());
    }

    private static Points points(SweepStatistics found, List<HeldOutSplits> splits) {
        var names = new ArrayList<String>();
        splits.forEach(split -> names.add(head(found, split).toString()));
        return Points.at(
                        Values.of(splits.stream()
                                .mapToDouble(HeldOutSplits::chosen)
                                .toArray()),
                        Values.of(splits.stream()
                                .mapToDouble(HeldOutSplits::tested)
                                .toArray()))
                .tooltips(names)
                .keyed(names);
    }

    private static Values equal(List<HeldOutSplits> splits) {
        var chosen = splits.stream().mapToDouble(HeldOutSplits::chosen).summaryStatistics();
        return Values.of(chosen.getMin(), chosen.getMax());
    }
}
