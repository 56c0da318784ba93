package org.spinoscope.desktop.colours;

import java.util.function.DoubleSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.spinoscope.desktop.shell.LateTooltip;

/// Chooses how far a map's colours reach.
public final class RangeButton extends MenuButton {

    private final ObjectProperty<ColourRange> range;

    /// @param present how far the scale reaches now, to hold it there; NaN while there is none
    public RangeButton(ObjectProperty<ColourRange> range, DoubleSupplier present) {
        this.range = range;
        StringProperty text = textProperty();
        text.bind(Bindings.createStringBinding(() -> "Colours: " + range.get().said(), range));
        setMinWidth(USE_PREF_SIZE);
        setId("colour-range");
        setAccessibleText("Range of the colour scale");
        LateTooltip.set(
                this, "Range of the colours; cells beyond it have a corner mark, and the scale ends in a point");
        var hold = new MenuItem("Hold the current range");
        hold.setOnAction(e -> {
            double extreme = present.getAsDouble();
            if (extreme > 0 && Double.isFinite(extreme)) {
                range.set(new ColourRange.Fixed(extreme));
            }
        });
        getItems()
                .setAll(
                        item("All cells", new ColourRange.All()),
                        item("99 % of the cells", new ColourRange.Most()),
                        hold,
                        byHand());
    }

    private MenuItem item(String text, ColourRange to) {
        var item = new MenuItem(text);
        item.setOnAction(e -> range.set(to));
        return item;
    }

    private CustomMenuItem byHand() {
        var field = new TextField();
        field.setPrefColumnCount(6);
        field.setId("colour-range-by-hand");
        field.setAccessibleText("Custom range");
        field.setOnAction(e -> {
            try {
                range.set(new ColourRange.Fixed(Double.parseDouble(
                        field.getText().strip().replace(',', '.').replace('−', '-'))));
                hide();
            } catch (IllegalArgumentException noPositiveNumber) {
                field.selectAll();
            }
        });
        var line = new HBox(6, new Label("Custom: ±"), field);
        line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return new CustomMenuItem(line, false);
    }
}
