package org.spinoscope.desktop.chart;

import java.util.List;
import java.util.Objects;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.figure.Axis;
import org.spinoscope.figure.Markup;

/// What a chart says about its numbers.
final class ChartValues {

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
    static String description(String title, Axis x, Axis y, List<Series> series) {
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

    static String sheet() {
        return Objects.requireNonNull(ChartValues.class.getResource("/org/spinoscope/desktop/chart.css"), "chart.css")
                .toExternalForm();
    }
}
