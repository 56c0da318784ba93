package org.spinoscope.desktop.temperature;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.chart.ExplorablePane;
import org.spinoscope.desktop.chart.LiveChart;
import org.spinoscope.desktop.shell.AdaptiveTabs;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.NumberSlider;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;

/// Curves over T on the left, the distribution at the chosen T on the right, and the slider above.
public final class TemperatureView extends BorderPane {

    private static final double COLDEST = 0.05;
    private static final double HOTTEST = 3;

    public TemperatureView(TemperatureViewModel model, FigureContext kit) {
        getStyleClass().add("view-root");
        var slider = new NumberSlider(
                "T",
                "Output temperature",
                COLDEST,
                HOTTEST,
                false,
                model.selection().now().temperature());
        slider.slider().setId("temperature-slider");
        slider.value().addListener((o, was, is) -> model.selection().temperature(is.doubleValue()));
        model.selection().choice().addListener((o, was, is) -> slider.value().set(is.temperature()));
        var line = slider.line();
        HBox.setHgrow(line, Priority.ALWAYS);
        var single = new CheckBox("Single prompts");
        single.selectedProperty().bindBidirectional(model.single());
        single.setMinWidth(USE_PREF_SIZE);
        var logarithmic = new CheckBox("Log scale");
        logarithmic.setId("temperature-log");
        logarithmic.setTooltip(Icons.tooltip("Next tokens over a logarithmic axis"));
        logarithmic.selectedProperty().bindBidirectional(model.logarithmic());
        logarithmic.setMinWidth(USE_PREF_SIZE);
        var bar = new HBox(line, single, logarithmic);
        bar.getStyleClass().add("view-bar");
        var readings = new Label();
        readings.textProperty().bind(model.readings());
        readings.setId("temperature-readings");
        readings.setWrapText(true);
        readings.setMinHeight(USE_PREF_SIZE);
        readings.getStyleClass().add("view-note");
        var entropy = explorable(model, kit, model.entropy(), "temperature-entropy");
        var top1 = explorable(model, kit, model.top1(), "temperature-top1");
        var response = explorable(model, kit, model.response(), "temperature-response");
        LiveChart.linkX(List.of(entropy.chart(), top1.chart(), response.chart()));
        var left = new AdaptiveTabs(
                List.of(new Tab("Entropy", entropy)),
                List.of(new Tab("Top-1", top1), new Tab("Response", response)),
                0.48,
                440);
        var both = new SplitPane(left, new FigurePane(kit, model.distribution()));
        both.setDividerPositions(0.56);
        setTop(new javafx.scene.layout.VBox(bar, readings));
        setCenter(both);
    }

    /// A curve over T whose cursor is the temperature of the window.
    private static ExplorablePane explorable(
            TemperatureViewModel model, FigureContext kit, ObservableValue<AsyncResult<Figure>> curves, String id) {
        var pane = new ExplorablePane(kit, curves);
        pane.setId(id);
        var cursor = pane.chart().cursor(model.selection().now().temperature(), "/{T}");
        cursor.addListener(
                (o, was, is) -> model.selection().temperature(Math.clamp(is.doubleValue(), COLDEST, HOTTEST)));
        model.selection().choice().addListener((o, was, is) -> cursor.set(is.temperature()));
        return pane;
    }
}
