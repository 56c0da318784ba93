package org.spinoscope.desktop.shell;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.glossary.Term;

/// Table columns: numbers aligned at the right, undefined ones as a dash at the end of every order. Widths are given
/// for text of 13 px and follow the size of the text; headings explain themselves.
public final class TableColumns {

    private static final double FONT_PX = 13;

    /// What a heading and a cell have beside their text, and the arrow that shows the order (px at 13 px text).
    private static final double ROOM = 22;

    private static final double JAVAFX_DEFAULT = 80;

    private TableColumns() {}

    public static <R> TableColumn<R, String> text(String title, double width, Function<R, String> get) {
        var column = new TableColumn<R, String>();
        head(column, title, width);
        column.setCellValueFactory(cell -> new SimpleObjectProperty<>(get.apply(cell.getValue())));
        return column;
    }

    public static <R> TableColumn<R, Double> number(
            String title, double width, String format, ToDoubleFunction<R> get) {
        return number(title, width, value -> NumberFormats.formatted(format, value), get);
    }

    /// A column of p or q values.
    public static <R> TableColumn<R, Double> probability(String title, double width, ToDoubleFunction<R> get) {
        return number(title, width, NumberFormats::probability, get);
    }

    private static <R> TableColumn<R, Double> number(
            String title, double width, Function<Double, String> show, ToDoubleFunction<R> get) {
        var column = new TableColumn<R, Double>();
        column.getStyleClass().add("number");
        head(column, title, width);
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
                setText(empty || value == null ? null : show.apply(value));
            }
        });
        return column;
    }

    /// The heading is a label, which knows how large text is now.
    private static void head(TableColumn<?, ?> column, String title, double width) {
        var label = new Label(title);
        label.getStyleClass().add("column-title");
        label.setMinWidth(Label.USE_PREF_SIZE);
        Term.written(title).ifPresent(term -> LateTooltip.set(label, term.tooltip()));
        column.setGraphic(label);
        column.setId("column-" + title);
        Runnable fit = () -> {
            double scale = label.getFont().getSize() / (0.92 * FONT_PX);
            var words = new Text(title);
            words.setFont(label.getFont());
            column.setPrefWidth(chosen(
                    Math.ceil(Math.max(width * scale, words.getLayoutBounds().getWidth() + ROOM * scale))));
        };
        label.fontProperty().addListener(o -> fit.run());
        fit.run();
    }

    /// JavaFX takes a column of exactly its default width for one whose width nobody chose. It then measures cells, and
    /// in a new window does so before the theme has given them colours.
    private static double chosen(double width) {
        return width == JAVAFX_DEFAULT ? width + 1 : width;
    }

    /// A number as people read it: a real minus sign, a dash for undefined.
    public static String show(String format, double value) {
        return NumberFormats.formatted(format, value);
    }
}
