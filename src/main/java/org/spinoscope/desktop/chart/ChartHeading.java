package org.spinoscope.desktop.chart;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.spinoscope.figure.Markup;
import org.spinoscope.figure.layout.FigureTheme;

/// The title of a chart and the names of its series; both go on in another line where there is little room.
final class ChartHeading extends VBox {

    private final Label title = new Label();
    private final ChartLegend legend;

    ChartHeading(Supplier<FigureTheme> theme) {
        legend = new ChartLegend(theme);
        title.getStyleClass().add("chart-heading");
        title.setMinWidth(0);
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(title, legend);
    }

    /// @param text with markup
    void title(String text) {
        title.setText(Markup.plain(text));
    }

    void names(List<Series> series) {
        legend.show(series);
    }
}
