package org.spinoscope.desktop.help;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Three steps for whoever opens the program for the first time; they cover nothing and go for good when dismissed.
public final class FirstSteps {

    private static final List<String> STEPS = List.of(
            "1.  Click a cell of the map: every view follows that head.",
            "2.  Change a prompt on the left, or write your own: all results follow.",
            "3.  Open Ablation to see what the model loses without the head. F1 explains each view.");

    private FirstSteps() {}

    /// Shows the steps among the notices.
    ///
    /// @param read runs when they have been dismissed
    public static void show(Pane notices, Runnable read) {
        var title = new Label("First steps");
        title.getStyleClass().add("strong");
        var card = new VBox(6, title);
        card.setId("first-steps");
        card.getStyleClass().addAll("notice", "notice-mendable");
        card.setCache(true); // or its shadow is blurred anew whenever something moves behind it
        card.setMaxWidth(400);
        for (var step : STEPS) {
            var words = new Label(step);
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            card.getChildren().add(words);
        }
        var understood = new Button("Got it");
        understood.setId("first-steps-read");
        understood.setOnAction(e -> {
            notices.getChildren().remove(card);
            read.run();
        });
        var foot = new HBox(understood);
        foot.setAlignment(Pos.CENTER_RIGHT);
        card.getChildren().add(foot);
        notices.getChildren().add(card);
    }
}
