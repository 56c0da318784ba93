package org.spinoscope.desktop.diffusion;

import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.shell.Showing;

/// Play, pause, step, back, speed and the timeline, whose left half is forward and whose right half is reverse.
final class DiffusionTransport extends VBox {

    private static final double LEVELS_A_SECOND = 12;

    private final DiffusionViewModel model;
    private final Slider timeline = new Slider();
    private final Slider speed = new Slider(0.25, 4, 1);
    private final Label place = new Label();
    private final AnimationTimer timer = new AnimationTimer() {
        private long last;

        @Override
        public void start() {
            last = 0;
            super.start();
        }

        @Override
        public void handle(long now) {
            if (last != 0) {
                step((now - last) / 1e9 * LEVELS_A_SECOND * speed.getValue());
            }
            last = now;
        }
    };

    /// @param film exports the animation
    DiffusionTransport(DiffusionViewModel model, Runnable film) {
        super(2);
        this.model = model;
        getStyleClass().addAll("view-bar", "tight");
        var play = button("diffusion-play", Icon.PLAY, "Play or pause");
        play.graphicProperty().bind(model.playing().map(on -> Icons.node(on ? Icon.PAUSE : Icon.PLAY)));
        play.setTooltip(Icons.tooltip("Play or pause: the good word is noised, then the spin finds a word"));
        play.setOnAction(e -> model.playing().set(!model.playing().get()));
        var one = button("diffusion-step", Icon.STEP, "One noise level");
        one.setOnAction(e -> model.position()
                .set(Math.min(model.levels(), Math.floor(model.position().get()) + 1)));
        var back = button("diffusion-back", Icon.RESET, "Back to the clean word");
        back.setOnAction(e -> model.position().set(-model.levels()));
        var leave = button("diffusion-film", Icon.EXPORT, "Export animation…");
        leave.setOnAction(e -> film.run());
        speed.setPrefWidth(70);
        speed.setMinWidth(40);
        speed.setAccessibleText("Speed");
        speed.setTooltip(Icons.tooltip("Speed, from a quarter to four times"));
        timeline.setId("diffusion-timeline");
        timeline.setAccessibleText("Timeline: forward half to the left of 0, reverse half to the right");
        timeline.setTooltip(Icons.tooltip("Forward (noising) to the left of 0, reverse (denoising) to the right"));
        timeline.setPrefWidth(210);
        timeline.setMinWidth(60);
        timeline.setMaxWidth(Double.MAX_VALUE);
        timeline.setMajorTickUnit(1e6);
        timeline.valueProperty().bindBidirectional(model.position());
        place.setId("diffusion-place");
        place.getStyleClass().addAll("muted", "small-text");
        place.setWrapText(true);
        HBox.setHgrow(timeline, Priority.ALWAYS);
        var bar = new HBox(6, play, one, back, timeline, speed, leave);
        bar.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(bar, place);
        model.run().addListener(o -> arrived());
        model.position().addListener(o -> words());
        model.token().addListener(o -> words());
        model.chain().addListener(o -> words());
        model.playing().addListener((o, was, is) -> play(is));
        Showing.of(this)
                .addListener((o, was, is) -> model.playing().set(model.playing().get() && is));
        arrived();
    }

    private void arrived() {
        timeline.setMin(-model.levels());
        timeline.setMax(model.levels());
        words();
    }

    private void words() {
        place.setText(model.figures()
                .map(figures -> figures.timeline().words(model.position().get()))
                .orElse(""));
    }

    private void play(boolean on) {
        if (on) {
            if (model.position().get() >= model.levels()) {
                model.position().set(-model.levels());
            }
            timer.start();
        } else {
            timer.stop();
        }
    }

    private void step(double levels) {
        double next = Math.min(model.levels(), model.position().get() + levels);
        model.position().set(next);
        if (next >= model.levels()) {
            model.playing().set(false);
        }
    }

    private static Button button(String id, Icon icon, String says) {
        var button = new Button("", Icons.node(icon));
        button.setId(id);
        button.setTooltip(Icons.tooltip(says));
        button.setAccessibleText(says);
        return button;
    }
}
