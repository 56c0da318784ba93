package org.spinoscope.desktop.shell;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.Region;

/// Gives texts and choices the least size at which nothing of them is cut, so that what holds them scrolls instead.
final class WholeTexts {

    private WholeTexts() {}

    /// Does so for all in `node` that have no least size of their own.
    static void keep(Node node) {
        switch (node) {
            case Labeled wrapped
            when wrapped.isWrapText() -> {
                if (wrapped.getMinHeight() == Region.USE_COMPUTED_SIZE) {
                    wrapped.setMinHeight(Region.USE_PREF_SIZE);
                }
            }
            case Labeled line -> widen(line);
            case ChoiceBox<?> choice -> widen(choice);
            case ComboBoxBase<?> choice -> widen(choice);
            case Spinner<?> number -> widen(number);
            case ScrollPane scroll when scroll.getContent() != null -> keep(scroll.getContent());
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(WholeTexts::keep);
            default -> {}
        }
    }

    private static void widen(Control control) {
        if (control.getMinWidth() == Region.USE_COMPUTED_SIZE) {
            control.setMinWidth(Region.USE_PREF_SIZE);
        }
    }
}
