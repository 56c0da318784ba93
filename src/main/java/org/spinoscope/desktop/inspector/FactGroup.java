package org.spinoscope.desktop.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.context.DataSource;
import org.spinoscope.desktop.shell.LateTooltip;

/// Some facts below a heading. Another head has the same facts with other values: labels and tooltips, which cost
/// several frames to make, stay and change their texts.
final class FactGroup extends VBox {

    /// Longest value, in characters, that shares a line with its name.
    private static final int BESIDE = 16;

    private final FactData facts;
    private final GridPane grid = new GridPane(10, 5);
    private final List<Row> rows = new ArrayList<>();
    private List<Boolean> beside = List.of();

    FactGroup(String title, ObservableValue<List<InspectorEntry>> entries, FactData facts) {
        super(6);
        this.facts = facts;
        var heading = new Label(title);
        heading.getStyleClass().add("section-title");
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        names.setMinWidth(40);
        grid.getColumnConstraints().setAll(names, new ColumnConstraints());
        entries.addListener((o, was, is) -> fill(is));
        arrange(List.of());
        fill(entries.getValue());
        getChildren().addAll(heading, grid);
        getStyleClass().add("fact-group");
    }

    private void fill(List<InspectorEntry> entries) {
        for (int i = 0; i < entries.size(); i++) {
            if (i == rows.size()) {
                rows.add(new Row(entries.get(i)));
            }
            rows.get(i).show(entries.get(i));
        }
        var now =
                entries.stream().map(entry -> entry.value().length() <= BESIDE).toList();
        if (!now.equals(beside)) {
            arrange(now);
        }
    }

    /// @param now of each fact, whether its value shares a line with its name
    private void arrange(List<Boolean> now) {
        beside = now;
        grid.getChildren().clear();
        if (now.isEmpty()) {
            var none = new Label("Not computed yet.");
            none.getStyleClass().add("muted");
            grid.add(none, 0, 0);
        }
        int line = 0;
        for (int i = 0; i < now.size(); i++) {
            var row = rows.get(i);
            boolean inOneLine = now.get(i);
            row.value.setWrapText(!inOneLine);
            row.value.setMinWidth(inOneLine ? USE_PREF_SIZE : 0); // beside its name it would squeeze all names
            row.value.setMinHeight(inOneLine ? USE_COMPUTED_SIZE : USE_PREF_SIZE);
            if (inOneLine) {
                grid.add(row.name, 0, line, 1, 1);
                grid.add(row.value, 1, line++, 1, 1);
            } else {
                grid.add(row.name, 0, line++, 2, 1);
                grid.add(row.value, 0, line++, 2, 1);
            }
        }
    }

    /// The labels of one fact, which is another one after each change.
    private final class Row {

        private final Label name = new Label();
        private final Label value = new Label();
        private final List<LateTooltip> meanings = new ArrayList<>();
        private InspectorEntry entry;

        Row(InspectorEntry first) {
            entry = first;
            name.getStyleClass().add("fact-name");
            name.setWrapText(true);
            name.setMinHeight(USE_PREF_SIZE);
            value.getStyleClass().add("fact-value");
            GridPane.setHalignment(value, HPos.RIGHT);
            for (var label : List.of(name, value)) {
                DataSource.set(label, DataSource.everywhere(() -> Optional.of(facts.one(entry))));
                meanings.add(LateTooltip.of(label, () -> entry.meaning()));
            }
        }

        void show(InspectorEntry now) {
            entry = now;
            name.setText(now.name());
            value.setText(now.value());
            meanings.forEach(LateTooltip::changed);
        }
    }
}
