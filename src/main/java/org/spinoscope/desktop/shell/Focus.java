package org.spinoscope.desktop.shell;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Keeps the keyboard's way through the window open.
public final class Focus {

    private Focus() {}

    /// Lets Tab and Shift+Tab leave a text area, which would otherwise write them down. A tab can still be pasted.
    public static void leavesWithTab(TextArea area) {
        area.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.TAB && !e.isControlDown() && !e.isAltDown() && !e.isMetaDown()) {
                area.requestFocusTraversal(e.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                e.consume();
            }
        });
        area.addEventFilter(KeyEvent.KEY_TYPED, e -> {
            if (e.getCharacter().equals("\t")) {
                e.consume();
            }
        });
    }
}
