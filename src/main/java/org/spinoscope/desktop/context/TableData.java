package org.spinoscope.desktop.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/// A table whose rows are data objects: the value is that of a cell, the CSV all rows in the order they are shown in.
///
/// @param subject what a row is about
public record TableData<R>(TableView<R> table, Function<R, Subject> subject) implements DataSource {

    /// Gives a table this menu.
    public static <R> void set(TableView<R> table, Function<R, Subject> subject) {
        DataSource.set(table, new TableData<>(table, subject));
    }

    @Override
    public Optional<DataObject> at(Node target, Point2D place) {
        var line = ContextMenus.around(target, TableRow.class, table);
        if (line == null || line.isEmpty()) {
            return Optional.empty();
        }
        var cell = ContextMenus.around(target, TableCell.class, table);
        return object(line.getIndex(), cell == null ? null : cell.getTableColumn());
    }

    @Override
    public Optional<DataObject> selected(List<String> keys) {
        int row = table.getSelectionModel().getSelectedIndex();
        return object(row, table.getFocusModel().getFocusedCell().getTableColumn());
    }

    private Optional<DataObject> object(int row, @Nullable TableColumn<?, ?> column) {
        if (row < 0 || row >= table.getItems().size()) {
            return Optional.empty();
        }
        var value = column == null ? String.join("\t", line(row)) : shown(column.getCellData(row));
        return Optional.of(DataObject.of(subject.apply(table.getItems().get(row)), value, this::csv));
    }

    private String csv() {
        var rows = new ArrayList<List<String>>();
        rows.add(table.getVisibleLeafColumns().stream().map(TableData::title).toList());
        for (int i = 0; i < table.getItems().size(); i++) {
            rows.add(line(i));
        }
        return CsvText.numbers(rows);
    }

    private List<String> line(int row) {
        return table.getVisibleLeafColumns().stream()
                .map(column -> shown(column.getCellData(row)))
                .toList();
    }

    private static String shown(@Nullable Object value) {
        return value == null || value instanceof Double number && number.isNaN() ? "" : String.valueOf(value);
    }

    private static String title(TableColumn<?, ?> column) {
        return column.getGraphic() instanceof Label label ? label.getText() : column.getText();
    }
}
