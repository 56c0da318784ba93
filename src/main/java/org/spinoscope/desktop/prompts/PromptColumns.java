package org.spinoscope.desktop.prompts;

import java.util.List;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.TableColumns;

/// The columns of the table of prompts: the pair, its remark, and what the model makes of it.
final class PromptColumns {

    private PromptColumns() {}

    static void install(TableView<PromptRow> table) {
        var prompt =
                TableColumns.<PromptRow>text("Prompt", 260, r -> r.promptDraft().prompt());
        prompt.getStyleClass().add("prompt-text");
        var remarks = TableColumns.<PromptRow>text(
                "!", 22, r -> r.remarks().isEmpty() || !r.promptDraft().on() ? "" : "⚠");
        remarks.setCellFactory(column -> new RemarkCell());
        table.getColumns()
                .setAll(List.of(
                        TableColumns.number("#", 38, "%.0f", r -> r.row() + 1),
                        remarks,
                        prompt,
                        coloured(
                                TableColumns.text(
                                        "Good", 84, r -> r.promptDraft().good()),
                                "good"),
                        coloured(
                                TableColumns.text(
                                        "Bad", 78, r -> r.promptDraft().bad()),
                                "bad"),
                        TableColumns.number("tokens", 62, "%.0f", PromptRow::tokens),
                        TableColumns.number("ΔL", 60, "%+.2f", PromptRow::gap),
                        TableColumns.text("P good", 76, r -> r.percent(PromptRow::goodProbability)),
                        TableColumns.number("rank", 58, "%,.0f", PromptRow::goodRank),
                        TableColumns.text("P bad", 76, r -> r.percent(PromptRow::badProbability)),
                        TableColumns.number("rank", 58, "%,.0f", PromptRow::badRank)));
        // The numbers stay visible as long as some words of the prompt do.
        table.widthProperty().addListener((o, was, is) -> {
            double others = table.getColumns().stream()
                    .filter(column -> column != prompt)
                    .mapToDouble(TableColumn::getWidth)
                    .sum();
            prompt.setPrefWidth(Math.clamp(is.doubleValue() - others - 16, 170, 420));
        });
    }

    /// A mark with the remark as its tooltip; the current prompt's is written out below the table.
    private static final class RemarkCell extends TableCell<PromptRow, String> {

        RemarkCell() {
            getStyleClass().add("remark-mark");
        }

        @Override
        protected void updateItem(@Nullable String mark, boolean empty) {
            super.updateItem(mark, empty);
            var row = empty ? null : getTableRow().getItem();
            setText(empty ? null : mark);
            setTooltip(row == null || row.remarks().isEmpty() ? null : Icons.tooltip(row.remarks()));
        }
    }

    private static TableColumn<PromptRow, String> coloured(TableColumn<PromptRow, String> column, String style) {
        var plain = column.getCellFactory();
        column.setCellFactory(c -> {
            var cell = plain.call(c);
            cell.getStyleClass().add(style);
            return cell;
        });
        return column;
    }
}
