package org.spinoscope.desktop.diffusion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.DoubleProperty;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.chart.FixedData;
import org.spinoscope.desktop.chart.LiveChart;
import org.spinoscope.desktop.chart.Series;
import org.spinoscope.desktop.diffusion.Recording.Moment;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Ink;
import org.spinoscope.figure.LineStyle;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.Provenance;

/// The overlaps S·N̂ and S·ê of good and bad word along both halves of the timeline, as a live chart. Its cursor is
/// the timeline's; dragging it moves the spins.
final class OverlapChart {

    private final DiffusionViewModel model;
    private final LiveChart chart;
    private final DoubleProperty cursor;
    private final FixedData field = new FixedData();
    private final FixedData good = new FixedData();
    private final FixedData bad = new FixedData();
    private boolean moving;

    OverlapChart(DiffusionViewModel model, FigureContext kit) {
        this.model = model;
        chart = new LiveChart(
                kit, "Overlaps", Axis.linear(""), Axis.linear("cosine").limits(-1.05, 1.05));
        chart.setId("diffusion-overlaps");
        chart.provenance(() -> model.figures().map(DiffusionFigures::provenance).orElse(Provenance.NONE));
        cursor = chart.cursor(0, "");
        model.run().addListener(o -> arrange());
        model.token().addListener(o -> arrange());
        model.chain().addListener(o -> arrange());
        model.settings().axis.addListener(o -> arrange());
        model.position().addListener(o -> follow());
        cursor.addListener(o -> lead());
        arrange();
    }

    LiveChart chart() {
        return chart;
    }

    private void arrange() {
        var axis = model.settings().axis.get();
        var all = new ArrayList<Series>();
        model.figures().ifPresent(figures -> {
            var line = figures.timeline();
            double[] at = line.on(axis);
            chart.describe(
                    "Overlaps",
                    Axis.linear(axis.title()).limits(at[0], at[at.length - 1]),
                    Axis.linear("cosine").limits(-1.05, 1.05));
            fill(field, at, line.moments(), Moment::field);
            fill(good, at, line.moments(), Moment::good);
            fill(bad, at, line.moments(), Moment::bad);
            if (!Double.isNaN(line.moments().getLast().field())) {
                all.add(Series.line("/{S}·/{N}̂", LineStyle.SOLID, Ink.Role.ACCENT, field));
            }
            var pair = figures.known().pair();
            all.add(Series.line("/{S}·" + Markup.literal(pair.good()), LineStyle.SOLID, Ink.Role.GOOD, good));
            all.add(Series.line("/{S}·" + Markup.literal(pair.bad()), LineStyle.SOLID, Ink.Role.BAD, bad));
        });
        chart.show(List.copyOf(all));
        follow();
    }

    private static void fill(FixedData data, double[] at, List<Moment> moments, ToDoubleFunction<Moment> of) {
        data.set(at, moments.stream().mapToDouble(of).toArray());
    }

    private void follow() {
        if (!moving) {
            moving = true;
            model.figures()
                    .ifPresent(figures -> cursor.set(figures.timeline()
                            .at(model.position().get(), model.settings().axis.get())));
            moving = false;
        }
    }

    private void lead() {
        if (moving) {
            return;
        }
        moving = true;
        model.figures().ifPresent(figures -> {
            double[] at = figures.timeline().on(model.settings().axis.get());
            int best = 0;
            for (int i = 1; i < at.length; i++) {
                best = Math.abs(at[i] - cursor.get()) < Math.abs(at[best] - cursor.get()) ? i : best;
            }
            model.position().set(best - figures.timeline().levels());
        });
        moving = false;
    }
}
