package org.spinoscope.desktop.context;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Tells what a node shows.
public interface DataSource {

    /// What is shown at a place.
    ///
    /// @param target what was hit, the node or one inside it
    /// @param place in the node's coordinates (px)
    Optional<DataObject> at(Node target, Point2D place);

    /// What the keyboard is at.
    ///
    /// @param keys of what is selected in the window, the most wanted first: the head, the prompt
    Optional<DataObject> selected(List<String> keys);

    /// A source with the same answer everywhere.
    static DataSource everywhere(java.util.function.Supplier<Optional<DataObject>> object) {
        return new DataSource() {
            @Override
            public Optional<DataObject> at(Node target, Point2D place) {
                return object.get();
            }

            @Override
            public Optional<DataObject> selected(List<String> keys) {
                return object.get();
            }
        };
    }

    /// Gives a node the context menu of this source's data.
    static void set(Node node, DataSource source) {
        node.getProperties().put(DataSource.class, source);
    }

    static @Nullable DataSource of(Node node) {
        return node.hasProperties() && node.getProperties().get(DataSource.class) instanceof DataSource source
                ? source
                : null;
    }
}
