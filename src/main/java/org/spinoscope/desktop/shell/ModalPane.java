package org.spinoscope.desktop.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
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

    /// Shows this content, in the middle or near the top, in place of what is shown now. It scrolls where the window is
    /// smaller than its texts.
    public void show(Region content, Pos where) {
        if (!isVisible() && getScene() != null) {
            focusBefore = getScene().getFocusOwner();
        }
        WholeTexts.keep(content);
        var card = new ScrollPane(content);
        card.getStyleClass().addAll("overlay-card", "edge-to-edge");
        card.setFitToWidth(true);
        card.setFitToHeight(true);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().setAll(backdrop, card);
        setAlignment(card, where);
        setVisible(true);
        card.applyCss(); // its skin holds the content, which is asked for the focus next
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
