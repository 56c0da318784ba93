package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.axes.spi.AxisRange;
import io.fair_acc.chartfx.axes.spi.DefaultNumericAxis;
import io.fair_acc.chartfx.axes.spi.TickMark;
import io.fair_acc.chartfx.axes.spi.format.AbstractFormatter;
import io.fair_acc.chartfx.axes.spi.format.DefaultTickUnitSupplier;
import io.fair_acc.chartfx.ui.css.LineStyle;
import java.util.List;
import java.util.TreeSet;
import javafx.collections.ObservableList;
import javafx.scene.canvas.GraphicsContext;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Markup;

/// An axis of a figure for a chart: its name, limits, steps and numbers.
final class NumberAxis extends DefaultNumericAxis {

    private static final double ROOM = 0.05;
    private Axis axis;

    NumberAxis(Axis axis, int mostTicks) {
        super(Markup.plain(axis.label()));
        this.axis = axis;
        setUnit(null);
        setMaxMajorTickLabelCount(mostTicks);
        setMinorTickCount(0);
        setAutoRangePadding(0);
        setAnimated(false);
        setAxisLabelFormatter(new Numbers());
        setLogAxis(axis.kind() == Axis.Kind.LOG);
        setAutoRanging(true);
        getCanvas().setCache(false); // while numbers stream in it changes with every drawing
    }

    void axis(Axis newAxis) {
        axis = newAxis;
        setName(Markup.plain(newAxis.label()));
        invalidateRange();
    }

    /// The axis of a figure, from where to where it is seen now if it is zoomed.
    Axis seen() {
        return isAutoRanging() ? axis : axis.limits(Math.min(getMin(), getMax()), Math.max(getMin(), getMax()));
    }

    @Override
    protected AxisRange autoRange(double least, double most, double length, double labelSize) {
        boolean log = axis.kind() == Axis.Kind.LOG;
        boolean any = Double.isFinite(least) && Double.isFinite(most) && (!log || least > 0);
        double low = any ? least : log ? 1 : 0;
        double high = any ? most : log ? 10 : 1;
        if (!(high > low)) {
            double room = log ? 0 : Math.max(Math.abs(low) * 0.1, 0.5);
            low = log ? low / 2 : low - room;
            high = log ? high * 2 : high + room;
        } else if (getSide() != null && getSide().isVertical()) {
            double room = log ? 0 : ROOM * (high - low);
            low = low == 0 ? 0 : low - room;
            high += room;
        }
        low = Double.isNaN(axis.min()) ? low : axis.min();
        high = Double.isNaN(axis.max()) ? high : axis.max();
        return computeRange(low, high > low ? high : low + 1, length, labelSize);
    }

    /// Whole pixels: sharp, and cheaper than ChartFX's smooth strokes.
    @Override
    protected void drawAxisLine(GraphicsContext g, double length, double width, double height) {
        g.setFill(getMajorTickStyle().getStroke());
        if (getSide().isVertical()) {
            g.fillRect((double) Math.round(width) - 1, 0, 1, length);
        } else {
            g.fillRect(0, 0, length, 1);
        }
    }

    @Override
    protected void drawTickMarks(
            GraphicsContext g,
            double length,
            double width,
            double height,
            ObservableList<TickMark> ticks,
            double tickLength,
            LineStyle style) {
        g.setFill(style.getStroke());
        for (var tick : ticks) {
            double at = tick.getPosition();
            if (at >= 0 && at <= length) {
                double place = Math.floor(at);
                if (getSide().isVertical()) {
                    g.fillRect(Math.round(width) - tickLength, place, tickLength, 1);
                } else {
                    g.fillRect(place, 0, 1, tickLength);
                }
            }
        }
    }

    private static final class Numbers extends AbstractFormatter {

        private int decimals;
        private boolean plain = true;

        Numbers() {
            setTickUnitSupplier(new DefaultTickUnitSupplier(new TreeSet<>(List.of(1.0, 2.0, 2.5, 5.0))));
        }

        @Override
        protected void rangeUpdated() {
            double step = majorTickMarks.size() < 2 ? 0 : majorTickMarks.getDouble(1) - majorTickMarks.getDouble(0);
            double largest = Math.max(Math.abs(rangeMin), Math.abs(rangeMax));
            plain = step > 1e-6 && largest < 1e6;
            decimals = 0;
            while (plain && decimals < 8 && !whole(step * Math.pow(10, decimals))) {
                decimals++;
            }
            labelCache.clear();
        }

        private static boolean whole(double step) {
            return Math.abs(step - Math.rint(step)) < 1e-6 * step;
        }

        @Override
        public String toString(Number value) {
            return plain
                    ? NumberFormats.fixed(value.doubleValue(), decimals)
                    : NumberFormats.brief(value.doubleValue());
        }

        @Override
        public Number fromString(String text) {
            return Double.valueOf(text.replace('−', '-'));
        }
    }
}
