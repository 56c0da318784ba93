package org.spinoscope.desktop.plane;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.AdaptiveTabs;
import org.spinoscope.desktop.shell.Icons;

/// The decision plane with a field to add words, and the attention weights beneath.
public final class PlaneView extends BorderPane {

    private final PlaneViewModel model;
    private final FlowPane chips = new FlowPane(4, 4);

    public PlaneView(PlaneViewModel model, FigureContext kit) {
        this.model = model;
        getStyleClass().add("view-root");
        var field = new TextField();
        field.setId("plane-words");
        field.setPromptText("Add words …");
        field.setAccessibleText("Words to show in the plane");
        field.setPrefColumnCount(14);
        field.setOnAction(e -> {
            model.add(field.getText());
            field.clear();
        });
        field.setMinWidth(120);
        var label = new Label("Words");
        label.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(chips, Priority.ALWAYS);
        chips.setMinWidth(0);
        var bar = new HBox(label, field, chips);
        bar.getStyleClass().add("view-bar");
        model.words().addListener((ListChangeListener<String>) change -> showWords());
        showWords();
        var plane = new FigurePane(kit, model.plane());
        plane.setId("plane-figure");
        plane.canvas().readOut(model::readOut);
        plane.canvas().along(model::passage);
        var attention = new FigurePane(kit, model.attention());
        setTop(bar);
        setCenter(new AdaptiveTabs(
                List.of(new Tab("Plane", plane)), List.of(new Tab("Attention", attention)), 0.74, 440));
    }

    private void showWords() {
        chips.getChildren()
                .setAll(model.words().stream()
                        .map(word -> {
                            var chip = new Button(word);
                            chip.setGraphic(Icons.node(Icon.CLOSE));
                            chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
                            chip.getStyleClass().addAll("small");
                            chip.setAccessibleText("Remove " + word);
                            chip.setOnAction(e -> model.remove(word));
                            return chip;
                        })
                        .toList());
    }
}
