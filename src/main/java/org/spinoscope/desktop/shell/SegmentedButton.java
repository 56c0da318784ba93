package org.spinoscope.desktop.shell;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// A row of joined buttons of which exactly one is pressed.
public final class SegmentedButton {

    private SegmentedButton() {}

    /// @param help what a value means, for its tooltip
    public static <T> HBox of(List<T> values, Function<T, String> title, Function<T, String> help, Property<T> chosen) {
        var group = new ToggleGroup();
        var row = new HBox();
        row.getStyleClass().add("segmented");
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i);
            var button = new ToggleButton(title.apply(value));
            button.setMnemonicParsing(false);
            button.setUserData(value);
            button.setToggleGroup(group);
            LateTooltip.set(button, help.apply(value));
            button.setAccessibleText(help.apply(value));
            button.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
            if (values.size() > 1) {
                button.getStyleClass()
                        .add(i == 0 ? "left-pill" : i == values.size() - 1 ? "right-pill" : "center-pill");
            }
            button.setSelected(value.equals(chosen.getValue()));
            button.setOnAction(e -> {
                chosen.setValue(value);
                button.setSelected(true);
            });
            row.getChildren().add(button);
        }
        chosen.addListener((o, was, is) -> group.getToggles()
                .forEach(toggle -> toggle.setSelected(toggle.getUserData().equals(is))));
        return row;
    }
}
