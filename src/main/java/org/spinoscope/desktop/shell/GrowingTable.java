package org.spinoscope.desktop.shell;

import javafx.application.Platform;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import org.spinoscope.desktop.canvas.Visibility;

/// Lets a table grow when it first has something to show, a column a frame and then a row a frame. A table makes all
/// cells it has room for in one layout, empty ones too, which takes several frames' time. What it says while it is
/// empty has all the room.
public final class GrowingTable extends Pane {

    private static final double COLUMN = 60;

    /// Height of the headings, in rows.
    private static final int HEADINGS = 2;

    /// With less room than this, JavaFX's count of cells goes wrong in a list that is scrolled to its end.
    private static final int FIRST_ROWS = 4;

    private final TableView<?> table;
    private double width = COLUMN;
    private int rows = FIRST_ROWS;
    private boolean grown;

    public GrowingTable(TableView<?> table) {
        super(table);
        this.table = table;
        Visibility.whileVisible(this, this::grow);
    }

    private void grow() {
        if (grown || table.getItems().isEmpty() || getHeight() <= 0) {
            return;
        }
        if (width < getWidth()) {
            width += COLUMN;
        } else {
            rows++;
        }
        grown = height() >= getHeight();
        requestLayout();
        Platform.requestNextPulse();
    }

    private double height() {
        double row = table.getFixedCellSize() > 0 ? table.getFixedCellSize() : 24;
        return (HEADINGS + rows) * row;
    }

    @Override
    protected void layoutChildren() {
        if (grown || table.getItems().isEmpty()) {
            table.resizeRelocate(0, 0, getWidth(), getHeight());
        } else {
            table.resizeRelocate(0, 0, Math.min(getWidth(), width), Math.min(getHeight(), height()));
        }
    }
}
