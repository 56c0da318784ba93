package org.spinoscope.desktop.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A layer over the window for one thing at a time: palette, sheet, dialog. Escape or a click outside closes it.
public final class ModalPane extends StackPane {

    private final Region backdrop = new Region();
    private @Nullable Node focusBefore;

    public ModalPane() {
        getStyleClass().add("overlay");
        backdrop.getStyleClass().add("overlay-backdrop");
        backdrop.setOnMousePressed(e -> hide());
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                hide();
                e.consume();
            }
        });
    }

    /// Shows this content, in the middle or near the top, in place of what is shown now.
    public void show(Region content, Pos where) {
        if (!isVisible() && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        content.getStyleClass().add("overlay-card");
        content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().setAll(backdrop, content);
        setAlignment(content, where);
        setVisible(true);
        content.requestFocus();
    }

    public void hide() {
        if (isVisible()) {
            setVisible(false);
            getChildren().clear();
            if (focusBefore != null) {
                focusBefore.requestFocus();
            }
        }
    }
}
