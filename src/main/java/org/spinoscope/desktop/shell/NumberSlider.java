package org.spinoscope.desktop.shell;

import java.util.Locale;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A number to drag or to type, on a linear or a logarithmic scale. What cannot be read goes back to what was.
public final class NumberSlider {

    private final Label name;
    private final Slider slider = new Slider(0, 1, 0);
    private final TextField field = new TextField();
    private final DoubleProperty value = new SimpleDoubleProperty();
    private final double min;
    private final double max;
    private final boolean log;
    private boolean following;
    private boolean zero;

    public NumberSlider(String title, String help, double min, double max, boolean log, double start) {
        this.min = min;
        this.max = max;
        this.log = log;
        name = new Label(title);
        name.setLabelFor(slider);
        name.setTooltip(Icons.tooltip(help));
        slider.setTooltip(Icons.tooltip(help));
        slider.setAccessibleText(help);
        field.setAccessibleText(help);
        field.setPrefColumnCount(5);
        field.setMinWidth(Region.USE_PREF_SIZE);
        slider.setMinWidth(60);
        slider.getStyleClass().add("small");
        HBox.setHgrow(slider, Priority.ALWAYS);
        value.addListener((o, was, is) -> follow());
        slider.valueProperty().addListener((o, was, is) -> {
            if (!following) {
                value.set(rounded(at(is.doubleValue())));
            }
        });
        field.setOnAction(e -> typed());
        field.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                typed();
            }
        });
        value.set(start);
        follow();
    }

    /// Takes 0 too, which a logarithmic slider cannot reach: it is at its lower end then.
    public NumberSlider withZero() {
        zero = true;
        return this;
    }

    public DoubleProperty value() {
        return value;
    }

    /// Name, slider and field as one row of a grid.
    public void addTo(GridPane grid, int row) {
        name.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(6, slider, field);
        line.setAlignment(Pos.CENTER_LEFT);
        GridPane.setHgrow(line, Priority.ALWAYS);
        grid.addRow(row, name, line);
    }

    /// Name, slider and field on one line.
    public HBox line() {
        var line = new HBox(8, name, slider, field);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    public Slider slider() {
        return slider;
    }

    private void follow() {
        following = true;
        double v = Math.clamp(value.get(), min, max);
        slider.setValue(log ? Math.log(v / min) / Math.log(max / min) : (v - min) / (max - min));
        field.setText(text(value.get()));
        following = false;
    }

    private void typed() {
        try {
            double v = Double.parseDouble(field.getText().strip().replace(',', '.'));
            if (Double.isFinite(v)) {
                value.set(zero && v == 0 ? 0 : Math.clamp(v, min, max));
                if (value.get() != v) {
                    explain();
                }
            }
        } catch (NumberFormatException e) {
            field.setText(text(value.get()));
        }
        field.setText(text(value.get()));
    }

    /// Says which numbers are possible where another was typed.
    private void explain() {
        var tip = Icons.tooltip((zero ? "0, or from " : "From ") + text(min) + " to " + text(max));
        tip.setAutoHide(true);
        var corner = field.localToScreen(0, field.getHeight());
        if (corner != null) {
            tip.show(field, corner.getX(), corner.getY());
        }
    }

    private double at(double share) {
        return log ? min * Math.pow(max / min, share) : min + share * (max - min);
    }

    /// Three digits are enough for a slider; more would only flicker.
    private static double rounded(double v) {
        return v == 0 ? 0 : Double.parseDouble(String.format(Locale.ROOT, "%.3g", v));
    }

    private static String text(double v) {
        var plain = String.format(Locale.ROOT, "%.4g", v);
        if (plain.contains("e") || !plain.contains(".")) {
            return plain;
        }
        return plain.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
}
