package org.spinoscope.desktop.inspector;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.context.DataSource;
import org.spinoscope.desktop.shell.Icons;

/// The column on the right: the head's name and its facts, each explained when pointed at.
public final class InspectorPane extends ScrollPane {

    /// Characters of a value that stands in one line with its name.
    private static final int BESIDE = 16;

    private final InspectorViewModel model; // bindings are held weakly
    private final FactData facts;

    public InspectorPane(InspectorViewModel model) {
        this.model = model;
        facts = new FactData(model);
        var name = new Label();
        name.setId("facts-head");
        name.getStyleClass().add("head-name");
        name.textProperty().bind(model.head());
        var coupling = group("Its coupling", model.ofCoupling());
        coupling.setId("facts-coupling");
        coupling.managedProperty().bind(coupling.visibleProperty());
        coupling.setVisible(!model.ofCoupling().get().isEmpty());
        model.ofCoupling().addListener((o, was, is) -> coupling.setVisible(!is.isEmpty()));
        var box = new VBox(
                name,
                group("Over the prompt set", model.overSet()),
                group("On this prompt", model.onPrompt()),
                coupling);
        box.getStyleClass().add("facts");
        setContent(box);
        DataSource.set(this, DataSource.everywhere(() -> Optional.of(facts.whole())));
        setAccessibleText("Facts about head " + this.model.head().get());
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("edge-to-edge");
    }

    private VBox group(String title, ObservableValue<List<InspectorEntry>> entries) {
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        var grid = new GridPane(10, 5);
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        names.setMinWidth(40);
        grid.getColumnConstraints().setAll(names, new ColumnConstraints());
        entries.addListener((o, was, is) -> fill(grid, is));
        fill(grid, entries.getValue());
        var box = new VBox(6, heading, grid);
        box.getStyleClass().add("fact-group");
        return box;
    }

    private void fill(GridPane grid, List<InspectorEntry> entries) {
        grid.getChildren().clear();
        if (entries.isEmpty()) {
            var none = new Label("Not there yet.");
            none.getStyleClass().add("muted");
            grid.add(none, 0, 0);
        }
        int row = 0;
        for (var inspectorEntry : entries) {
            var name = new Label(inspectorEntry.name());
            name.getStyleClass().add("fact-name");
            name.setWrapText(true);
            name.setMinHeight(Region.USE_PREF_SIZE);
            var value = new Label(inspectorEntry.value());
            value.getStyleClass().add("fact-value");
            value.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(value, javafx.geometry.HPos.RIGHT);
            for (var label : List.of(name, value)) {
                DataSource.set(label, DataSource.everywhere(() -> Optional.of(facts.one(inspectorEntry))));
            }
            name.setTooltip(Icons.tooltip(inspectorEntry.meaning()));
            value.setTooltip(Icons.tooltip(inspectorEntry.meaning()));
            if (inspectorEntry.value().length() <= BESIDE) {
                grid.addRow(row++, name, value);
            } else { // beside its name it would squeeze all names
                value.setWrapText(true);
                value.setMinWidth(0);
                value.setMinHeight(Region.USE_PREF_SIZE);
                grid.add(name, 0, row++, 2, 1);
                grid.add(value, 0, row++, 2, 1);
            }
        }
    }
}
