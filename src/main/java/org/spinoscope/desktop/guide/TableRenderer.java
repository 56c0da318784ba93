package org.spinoscope.desktop.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// Turns a table of the guide into a grid whose columns share the width by what they hold.
final class TableRenderer extends AbstractVisitor {

    private static final int LEAST = 8;
    private static final int MOST = 60;

    private final List<List<Node>> rows = new ArrayList<>();

    private TableRenderer() {}

    static GridPane grid(TableBlock table, GuidePage page, Consumer<GuidePage> open) {
        var reader = new TableRenderer();
        reader.visitChildren(table);
        var grid = new GridPane(14, 6);
        grid.getStyleClass().add("guide-table");
        int columns = reader.rows.stream().mapToInt(List::size).max().orElse(0);
        var widths = new double[columns];
        for (int r = 0; r < reader.rows.size(); r++) {
            var row = reader.rows.get(r);
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], Math.clamp(length(row.get(c)), LEAST, MOST));
                var cell = InlineRenderer.flow(row.get(c), page, open);
                if (r == 0) {
                    cell.getStyleClass().add("guide-heading-row");
                }
                grid.add(cell, c, r);
            }
        }
        double all = java.util.Arrays.stream(widths).sum();
        for (double width : widths) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100 * width / all);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow) {
            rows.add(new ArrayList<>());
        }
        if (node instanceof TableCell) {
            rows.getLast().add(node);
        } else {
            visitChildren(node);
        }
    }

    private static int length(Node cell) {
        var counted = new int[1];
        cell.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                counted[0] += text.getLiteral().length();
            }

            @Override
            public void visit(Code code) {
                counted[0] += code.getLiteral().length();
            }
        });
        return counted[0];
    }
}
