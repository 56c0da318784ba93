package org.spinoscope.desktop.help;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Three steps for first-time users: a strip that covers nothing and disappears for good when
/// dismissed.
public final class FirstSteps {

    private static final String ID = "first-steps";
    private static final String STEPS = "1. Click a cell of the map: every view follows that head.   "
            + "2. Change a prompt on the left: all results follow.   "
            + "3. Open Ablation to remove heads. F1 explains each view.";

    private FirstSteps() {}

    /// Shows the steps among the hints, once.
    ///
    /// @param read runs when they have been dismissed
    public static void show(Pane hints, Runnable read) {
        if (hints.getChildren().stream().anyMatch(hint -> ID.equals(hint.getId()))) {
            return;
        }
        var title = new Label("First steps");
        title.getStyleClass().add("strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        var words = new Label(STEPS);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        var understood = new Button("Got it");
        understood.setId("first-steps-read");
        understood.setMinWidth(Region.USE_PREF_SIZE);
        var strip = new HBox(12, title, words, understood);
        strip.setId(ID);
        strip.getStyleClass().add("hint");
        strip.setAlignment(Pos.CENTER_LEFT);
        understood.setOnAction(e -> {
            hints.getChildren().remove(strip);
            read.run();
        });
        hints.getChildren().add(strip);
    }
}
