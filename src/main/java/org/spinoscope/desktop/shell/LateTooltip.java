package org.spinoscope.desktop.shell;

import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.input.MouseEvent;

/// A tooltip that is made when the pointer first comes to its control: each is a window of its own, and the many of a
/// new window would all be made before anything is seen. Whoever has the screen read aloud has the words from the
/// start.
public final class LateTooltip {

    private final Control control;
    private final Supplier<String> text;

    private LateTooltip(Control control, Supplier<String> text) {
        this.control = control;
        this.text = text;
    }

    /// Explains a control in words that stay.
    public static void set(Control control, String text) {
        of(control, () -> text);
    }

    /// Explains a control in words that may change.
    public static LateTooltip of(Control control, Supplier<String> text) {
        var late = new LateTooltip(control, text);
        control.setAccessibleHelp(text.get());
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent e) {
                control.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                control.setTooltip(Icons.tooltip(text.get()));
            }
        });
        return late;
    }

    /// The words have changed.
    public void changed() {
        control.setAccessibleHelp(text.get());
        if (control.getTooltip() != null) {
            control.getTooltip().setText(text.get());
        }
    }
}
