package org.spinoscope.desktop;

import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;

/// The tooltips of a window, as they are once the pointer is there.
final class Tooltips {

    private Tooltips() {}

    static Optional<Tooltip> of(Node node) {
        if (node instanceof Control control && control.getTooltip() == null) {
            Event.fireEvent(node, InputEvents.entered(node));
        }
        return node instanceof Control control ? Optional.ofNullable(control.getTooltip()) : Optional.empty();
    }
}
