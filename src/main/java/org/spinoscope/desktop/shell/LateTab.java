package org.spinoscope.desktop.shell;

import java.util.function.Supplier;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tab;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A tab whose content is made when it is first selected. A tab pane styles the contents of all its tabs, those that
/// nobody looks at too.
public final class LateTab {

    private LateTab() {}

    /// @param content is asked for once
    public static Tab of(String title, Supplier<? extends Region> content) {
        var place = new StackPane();
        var tab = new Tab(title, place);
        tab.selectedProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> selected, Boolean was, Boolean is) {
                if (is) {
                    selected.removeListener(this);
                    place.getChildren().add(content.get());
                }
            }
        });
        return tab;
    }
}
