package org.spinoscope.desktop.chart;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.Icons;

/// The tools of a chart, small enough to stay beside its title.
final class ChartBar extends HBox {

    ChartBar(LiveChart chart) {
        getStyleClass().add("chart-tools");
        setMinWidth(USE_PREF_SIZE);
        var tools = new ToggleGroup();
        add(tool(chart, tools, ChartTool.ZOOM, Icon.ZOOM_IN, "zoom", "Drag a rectangle to zoom in (Z)"));
        add(tool(chart, tools, ChartTool.PAN, Icon.PAN, "pan", "Drag to pan (P)"));
        add(tool(
                chart,
                tools,
                ChartTool.MEASURE,
                Icon.MEASURE,
                "measure",
                "Drag from one point to another to measure (M)"));
        var crosshair = new ToggleButton();
        crosshair.selectedProperty().bindBidirectional(chart.crosshair());
        add(dressed(crosshair, Icon.CROSSHAIR, "crosshair", "Values of all series under the pointer (X)"));
        var everything = new Button();
        everything.setOnAction(e -> chart.showEverything());
        add(dressed(everything, Icon.HOME, "everything", "Show everything (Home, or a double click)"));
        var figure = new Button();
        figure.setOnAction(e -> chart.asFigure());
        add(dressed(figure, Icon.EXPORT, "figure", "Export the visible part as a figure (E)"));
    }

    private void add(ButtonBase button) {
        getChildren().add(button);
    }

    private static ToggleButton tool(
            LiveChart chart, ToggleGroup group, ChartTool tool, Icon icon, String name, String says) {
        var button = new ToggleButton();
        button.setToggleGroup(group);
        button.setSelected(chart.tool().get() == tool);
        button.setOnAction(e -> {
            button.setSelected(true);
            chart.tool().set(tool);
        });
        chart.tool().addListener((o, was, is) -> button.setSelected(is == tool));
        return (ToggleButton) dressed(button, icon, name, says);
    }

    private static ButtonBase dressed(ButtonBase button, Icon icon, String name, String says) {
        button.getStyleClass().addAll("flat", "button-icon", "chart-" + name);
        button.setGraphic(Icons.node(icon));
        button.setTooltip(Icons.tooltip(says));
        button.setAccessibleText(says);
        return button;
    }
}
