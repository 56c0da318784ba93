package org.spinoscope.desktop.chart;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Line;
import javafx.scene.shape.StrokeLineCap;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.layout.FigureTheme;

/// The names of the series above the chart, as figures have them.
final class ChartLegend extends FlowPane {

    private static final double SWATCH = 16;

    private final Supplier<FigureTheme> theme;

    ChartLegend(Supplier<FigureTheme> theme) {
        this.theme = theme;
        getStyleClass().add("chart-names");
        setMinWidth(0);
    }

    void show(List<Series> series) {
        getChildren()
                .setAll(series.stream()
                        .filter(one -> !one.name().isEmpty())
                        .map(this::entry)
                        .toList());
    }

    private Label entry(Series series) {
        var swatch = new Line(0, 0, SWATCH, 0);
        boolean area = series.kind() == Series.Kind.BAND || series.kind() == Series.Kind.HISTOGRAM;
        swatch.setStrokeWidth(area ? 8 : Palette.px(series.style().width()));
        swatch.setStrokeLineCap(StrokeLineCap.BUTT);
        for (double dash : Palette.dashes(series.style())) {
            swatch.getStrokeDashArray().add(dash);
        }
        swatch.setStroke(Palette.colour(
                theme.get(), series.kind() == Series.Kind.BAND ? series.ink().faded(0.25) : series.ink()));
        var label = new Label(Markup.plain(series.name()), swatch);
        label.getStyleClass().add("chart-name");
        return label;
    }
}
