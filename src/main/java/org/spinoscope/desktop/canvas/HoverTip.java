package org.spinoscope.desktop.canvas;

import java.util.Optional;
import javafx.scene.control.Label;

/// What a figure says of the place under the pointer.
final class HoverTip extends Label {

    HoverTip() {
        getStyleClass().add("figure-tip");
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
    }

    /// Shows the words beside a place (px) of a figure, on the side where there is room; hides for none.
    void show(Optional<String> words, double x, double y, double width, double height) {
        setVisible(words.isPresent());
        words.ifPresent(text -> {
            setText(text);
            autosize();
            double left = x + 14 + getWidth() > width ? x - 10 - getWidth() : x + 14;
            double top = y + 16 + getHeight() > height ? y - 8 - getHeight() : y + 16;
            relocate(Math.max(0, left), Math.max(0, top));
        });
    }
}
