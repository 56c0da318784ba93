package org.spinoscope.desktop.spin;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.Icons;

/// Play, pause, step, reset, speed, cloud, film, and the way back in time.
final class PlaybackBar extends HBox {

    private final SpinViewModel model;
    private final Button play = button("spin-play", Icon.PLAY, "Play");
    private final BooleanProperty settings = new SimpleBooleanProperty(true);
    private final CheckBox cloud = new CheckBox();
    private final Slider scrub = new Slider(0, 1, 1);

    /// @param film opens the dialog for exporting the animation
    PlaybackBar(SpinViewModel model, Runnable film) {
        this.model = model;
        getStyleClass().add("view-bar");
        play.setOnAction(e -> model.playOrPause());
        var step = button("spin-step", Icon.STEP, "One time step");
        step.setOnAction(e -> model.step());
        var back = button("spin-back", Icon.STEP_BACK, "One step back in the run");
        back.setOnAction(e -> model.stepBack());
        var discard = button("spin-discard", Icon.CUT, "Discard the burn-in: averages and histogram count from now on");
        discard.setOnAction(e -> model.discardBurnIn());
        var reset = button("spin-reset", Icon.RESET, "Back to the start, same random numbers");
        reset.setOnAction(e -> model.restart());
        var leave = button("spin-film", Icon.EXPORT, "Export animation…");
        leave.setOnAction(e -> film.run());
        var speed = new Slider(1, 100, model.speed().get());
        speed.setPrefWidth(110);
        speed.setMinWidth(40);
        named(speed, "Time steps per frame");
        speed.valueProperty().bindBidirectional(model.speed());
        cloud.selectedProperty().bindBidirectional(model.cloudShown());
        cloud.setMinWidth(USE_PREF_SIZE);
        cloud.setTooltip(Icons.tooltip("Further spins from where the spin is now"));
        scrub.setId("spin-trail");
        scrub.setBlockIncrement(0.01);
        scrub.setMinWidth(50);
        named(scrub, "Scrub through the run");
        HBox.setHgrow(scrub, Priority.ALWAYS);
        var show = button("spin-settings", Icon.SETTINGS, "Show or hide the settings");
        show.setOnAction(e -> settings.set(!settings.get()));
        getChildren()
                .addAll(
                        show,
                        play,
                        back,
                        step,
                        reset,
                        discard,
                        label("Speed"),
                        speed,
                        cloud,
                        label("Time"),
                        scrub,
                        leave);
        model.playing().addListener(o -> looks());
        model.run().addListener(o -> looks());
        model.stage().addListener(o -> looks());
        model.parameters().addListener(o -> looks());
        looks();
    }

    /// The time shown: 0 the start of the run, 1 now.
    DoubleProperty place() {
        return scrub.valueProperty();
    }

    private void looks() {
        boolean playing = model.playing().get();
        play.setGraphic(Icons.node(playing ? Icon.PAUSE : Icon.PLAY));
        play.setTooltip(Icons.tooltip(playing ? "Pause" : "Play"));
        play.setAccessibleText(playing ? "Pause" : "Play");
        cloud.setText("Cloud of " + model.run().get().cloudSize());
    }

    /// Whether the settings are shown.
    BooleanProperty settings() {
        return settings;
    }

    /// Hidden where there is little room: sliders carry their names.
    private Label label(String text) {
        var label = new Label(text);
        label.setMinWidth(USE_PREF_SIZE);
        label.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> getWidth() > 46 * label.getFont().getSize(), widthProperty(), label.fontProperty()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private static void named(Slider slider, String name) {
        slider.setTooltip(Icons.tooltip(name));
        slider.setAccessibleText(name);
    }

    private static Button button(String id, Icon icon, String says) {
        var button = new Button();
        button.setId(id);
        button.setGraphic(Icons.node(icon));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(Icons.tooltip(says));
        button.setAccessibleText(says);
        return button;
    }
}
