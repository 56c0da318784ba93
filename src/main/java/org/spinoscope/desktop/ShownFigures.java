package org.spinoscope.desktop;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.canvas.FigureSource;

/// Finds the figures that a window shows, in the order in which they lie in it.
final class ShownFigures {

    private ShownFigures() {}

    /// All figures in the window of this node; none if it has no window.
    static List<FigureSnapshot> in(Node node) {
        var found = new ArrayList<FigureSnapshot>();
        if (node.getScene() != null) {
            collect(node.getScene().getRoot(), found);
        }
        return found;
    }

    private static void collect(Node node, List<FigureSnapshot> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof FigureSource source) {
            source.seen().ifPresent(found::add);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
