package org.spinoscope.desktop.shell;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/// A row in which the less important nodes give way, one after another, where it is too narrow for all.
final class YieldingRow extends HBox {

    private List<? extends Node> yielding = List.of();

    YieldingRow(double spacing) {
        super(spacing);
    }

    /// Shows these.
    ///
    /// @param yielding those among them that give way, the first one first
    void show(List<? extends Node> nodes, List<? extends Node> yielding) {
        this.yielding = List.copyOf(yielding);
        getChildren().setAll(nodes);
    }

    @Override
    protected double computeMinWidth(double height) {
        double needed = whole();
        for (var node : yielding) {
            needed -= share(node);
        }
        return Math.max(0, needed);
    }

    @Override
    protected double computePrefWidth(double height) {
        double wanted = super.computePrefWidth(height);
        for (var node : yielding) {
            wanted += node.isManaged() ? 0 : share(node);
        }
        return wanted;
    }

    @Override
    protected void layoutChildren() {
        double needed = whole();
        for (var node : yielding) {
            boolean fits = needed <= getWidth() + 0.5;
            node.setVisible(fits);
            node.setManaged(fits);
            needed -= fits ? 0 : share(node);
        }
        super.layoutChildren();
    }

    /// The least width of all, shown or not.
    private double whole() {
        double width = snappedLeftInset() + snappedRightInset() - getSpacing();
        for (var node : getChildren()) {
            width += node.isManaged() || yielding.contains(node) ? share(node) : 0;
        }
        return width;
    }

    private double share(Node node) {
        var margin = getMargin(node);
        return node.minWidth(-1) + getSpacing() + (margin == null ? 0 : margin.getLeft() + margin.getRight());
    }
}
