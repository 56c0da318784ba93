package org.spinoscope.desktop.compare;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;

/// The pinned figure, the present one and their difference, as one figure.
public final class CompareView extends BorderPane {

    public CompareView(Comparison comparison, FigureContext kit) {
        getStyleClass().add("view-root");
        var unpin = new Button("Unpin");
        unpin.setId("compare-unpin");
        unpin.setMinWidth(USE_PREF_SIZE);
        unpin.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> comparison.pinned().get().isEmpty(), comparison.pinned()));
        unpin.setOnAction(e -> comparison.pinned().set(Optional.empty()));
        var bar = new FlowPane(unpin);
        bar.getStyleClass().add("view-bar");
        setTop(bar);
        var pane = new FigurePane(kit, comparison.figure());
        pane.setId("compare-figure");
        setCenter(pane);
    }
}
