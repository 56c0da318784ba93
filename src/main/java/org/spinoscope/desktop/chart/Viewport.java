package org.spinoscope.desktop.chart;

import io.fair_acc.chartfx.plugins.Zoomer;
import java.util.List;

/// What part of a chart is seen: everything, or what somebody has zoomed to.
final class Viewport {

    private final NumberAxis x;
    private final NumberAxis y;
    private final StreamChart chart;
    private final Zoomer zoomer;

    Viewport(NumberAxis x, NumberAxis y, StreamChart chart, Zoomer zoomer) {
        this.x = x;
        this.y = y;
        this.chart = chart;
        this.zoomer = zoomer;
    }

    /// Whether only a part is seen.
    boolean zoomed() {
        return !x.isAutoRanging() || !y.isAutoRanging();
    }

    /// Looks at a part, in numbers of the axes.
    void zoom(double x0, double x1, double y0, double y1) {
        fix(x, x0, x1);
        fix(y, y0, y1);
        chart.invalidate();
    }

    private static void fix(NumberAxis axis, double from, double to) {
        axis.setAutoRanging(false);
        axis.set(from, to);
    }

    /// Nearer (factor < 1) or farther about the middle, and moved by shares of what is seen.
    void move(double factor, double right, double up) {
        double w = x.getMax() - x.getMin();
        double h = y.getMax() - y.getMin();
        double midX = (x.getMax() + x.getMin()) / 2 + right * w;
        double midY = (y.getMax() + y.getMin()) / 2 + up * h;
        zoom(midX - factor * w / 2, midX + factor * w / 2, midY - factor * h / 2, midY + factor * h / 2);
    }

    /// Back from any zoom.
    void everything() {
        zoomer.clear();
        free(x);
        free(y);
        chart.invalidate();
    }

    private static void free(NumberAxis axis) {
        axis.setAutoRanging(true);
        axis.invalidateRange();
    }

    /// From now on all of them see the same range of x.
    static void link(List<Viewport> all) {
        var following = new boolean[1];
        for (var one : all) {
            Runnable changed = () -> {
                if (!following[0]) {
                    following[0] = true;
                    all.stream().filter(other -> other != one).forEach(other -> other.follow(one));
                    following[0] = false;
                }
            };
            one.x.minProperty().addListener(o -> changed.run());
            one.x.maxProperty().addListener(o -> changed.run());
            one.x.autoRangingProperty().addListener(o -> changed.run());
        }
    }

    private void follow(Viewport other) {
        if (other.x.isAutoRanging() && !x.isAutoRanging()) {
            free(x);
            chart.invalidate();
        } else if (!other.x.isAutoRanging() && (x.getMin() != other.x.getMin() || x.getMax() != other.x.getMax())) {
            fix(x, other.x.getMin(), other.x.getMax());
            chart.invalidate();
        }
    }
}
