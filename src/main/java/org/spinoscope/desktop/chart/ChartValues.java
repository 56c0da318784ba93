package org.spinoscope.desktop.chart;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Markup;

/// What a chart says about its numbers.
final class ChartValues {

    /// How near the pointer must be to a series, px.
    private static final double NEAR = 10;

    private static final int MOST = 8;

    private ChartValues() {}

    /// x, and the value of each series that has one there.
    static String at(Axis x, List<Series> series, double at) {
        var text = new StringBuilder(Markup.plain(x.label())).append(" = ").append(NumberFormats.brief(at));
        int told = 0;
        for (var one : series) {
            double value = one.at(at);
            if (!Double.isNaN(value) && told++ < MOST) {
                text.append('\n')
                        .append(one.name().isEmpty() ? "" : Markup.plain(one.name()) + "  ")
                        .append(NumberFormats.brief(value));
            }
        }
        return text.toString();
    }

    /// For those who cannot see it: the axes and the newest value of each series.
    static String told(String title, Axis x, Axis y, List<Series> series) {
        var text = new StringBuilder(title)
                .append(". ")
                .append(Markup.plain(y.label()))
                .append(" over ")
                .append(Markup.plain(x.label()))
                .append('.');
        series.stream()
                .filter(one -> !one.name().isEmpty() && one.data().size() > 0)
                .limit(MOST)
                .forEach(one -> text.append(' ')
                        .append(Markup.plain(one.name()))
                        .append(": ")
                        .append(NumberFormats.brief(one.data()
                                .y(one.kind() == Series.Kind.LINE ? one.data().size() - 1 : 0)))
                        .append('.'));
        return text.toString();
    }

    /// The line nearest to a place in the chart, px, if one is near.
    static Optional<Series> nearest(List<Series> series, NumberAxis x, NumberAxis y, Point2D place) {
        double at = x.getValueForDisplay(place.getX());
        double best = NEAR;
        Series nearest = null;
        for (var one : series) {
            double value = one.kind() == Series.Kind.LINE ? one.between(at) : Double.NaN;
            double distance = Math.abs(y.getDisplayPosition(value) - place.getY());
            if (distance < best) {
                best = distance;
                nearest = one;
            }
        }
        return Optional.ofNullable(nearest);
    }

    static String sheet() {
        return Objects.requireNonNull(ChartValues.class.getResource("/org/spinoscope/desktop/chart.css"), "chart.css")
                .toExternalForm();
    }
}
