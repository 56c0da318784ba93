package org.spinoscope.desktop;

import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/// The tooltips of a window, as they are once the pointer is there.
final class Tooltips {

    private Tooltips() {}

    static Optional<Tooltip> of(Node node) {
        if (node instanceof Control control && control.getTooltip() == null) {
            Event.fireEvent(node, entered(node));
        }
        return node instanceof Control control ? Optional.ofNullable(control.getTooltip()) : Optional.empty();
    }

    private static MouseEvent entered(Node node) {
        return new MouseEvent(
                MouseEvent.MOUSE_ENTERED,
                5,
                5,
                5,
                5,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                new PickResult(node, 5, 5));
    }
}
