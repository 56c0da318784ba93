package org.spinoscope.desktop.inspector;

import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.context.DataSource;

/// The column on the right: the head's name and its facts, each explained when pointed at.
public final class InspectorPane extends ScrollPane {

    private final InspectorViewModel model; // bindings are held weakly
    private final FactData facts;

    public InspectorPane(InspectorViewModel model) {
        this.model = model;
        facts = new FactData(model);
        var name = new Label();
        name.setId("facts-head");
        name.getStyleClass().add("head-name");
        name.textProperty().bind(model.head());
        var coupling = new FactGroup("Its coupling", model.ofCoupling(), facts);
        coupling.setId("facts-coupling");
        coupling.managedProperty().bind(coupling.visibleProperty());
        coupling.setVisible(!model.ofCoupling().get().isEmpty());
        model.ofCoupling().addListener((o, was, is) -> coupling.setVisible(!is.isEmpty()));
        var box = new VBox(
                name,
                new FactGroup("Over the prompt set", model.overSet(), facts),
                new FactGroup("On this prompt", model.onPrompt(), facts),
                coupling);
        box.getStyleClass().add("facts");
        setContent(box);
        DataSource.set(this, DataSource.everywhere(() -> Optional.of(facts.whole())));
        setAccessibleText("Facts about head " + this.model.head().get());
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
    }
}
