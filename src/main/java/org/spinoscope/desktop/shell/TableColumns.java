package org.spinoscope.desktop.shell;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.NumberText;

/// Table columns: numbers aligned at the right, undefined ones as a dash at the end of every order.
public final class TableColumns {

    private TableColumns() {}

    public static <R> TableColumn<R, String> text(String title, double width, Function<R, String> get) {
        var column = new TableColumn<R, String>(title);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(get.apply(cell.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    public static <R> TableColumn<R, Double> number(
            String title, double width, String format, ToDoubleFunction<R> get) {
        var column = new TableColumn<R, Double>(title);
        column.getStyleClass().add("number");
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(get.applyAsDouble(cell.getValue())));
        column.setComparator((a, b) -> {
            if (a.isNaN() || b.isNaN()) {
                return Boolean.compare(a.isNaN(), b.isNaN());
            }
            return Double.compare(a, b);
        });
        column.setCellFactory(any -> new TableCell<>() {
            {
                getStyleClass().add("number");
            }

            @Override
            protected void updateItem(@Nullable Double value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? null : NumberText.of(format, value));
            }
        });
        return column;
    }
}
