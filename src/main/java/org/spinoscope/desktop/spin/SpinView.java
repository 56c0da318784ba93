package org.spinoscope.desktop.spin;

import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.canvas.FigureKit;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.Columns;
import org.spinoscope.desktop.shell.Icons;
import org.spinoscope.desktop.state.Live;
import org.spinoscope.figure.Figure;

/// The spin view: controls, sphere, charts, and the transport below.
public final class SpinView extends BorderPane {

    private static final long CHARTS_EVERY_NS = 250_000_000;

    private final SpinViewModel model;
    private final SphereCanvas sphere;
    private final ReadOnlyObjectWrapper<Live<Figure>> mean = new ReadOnlyObjectWrapper<>(Live.waiting(""));
    private final ReadOnlyObjectWrapper<Live<Figure>> distribution = new ReadOnlyObjectWrapper<>(Live.waiting(""));
    private final Button play = new Button();
    private final Slider scrub = new Slider(0, 1, 1);
    private final Label readings = new Label();
    private final Label notice = new Label();
    private long chartsAt;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame(now);
        }
    };

    public SpinView(SpinViewModel model, FigureKit kit) {
        this.model = model;
        sphere = new SphereCanvas(model, kit.dark());
        getStyleClass().add("view-root");
        var charts = new SplitPane(new FigurePane(kit, mean), new FigurePane(kit, distribution));
        charts.setOrientation(Orientation.VERTICAL);
        charts.setMinWidth(180);
        var middle = new SplitPane(sphere, charts);
        middle.setDividerPositions(0.58);
        var controls = new ScrollPane(new SpinControls(model).grid());
        controls.setFitToWidth(true);
        controls.setPrefWidth(236);
        controls.setMinWidth(200);
        controls.getStyleClass().add("edge-to-edge");
        setLeft(controls);
        setCenter(middle);
        setBottom(transport());
        model.playing().addListener((o, was, is) -> playing(is));
        model.parameters().addListener(o -> refresh());
        model.stage().addListener(o -> refresh());
        sceneProperty()
                .addListener(
                        (o, was, is) -> playing(is != null && model.playing().get()));
        refresh();
    }

    private VBox transport() {
        play.setId("spin-play");
        play.getStyleClass().addAll("flat", "button-icon");
        play.setOnAction(e -> model.playing().set(!model.playing().get()));
        playLooks(false);
        var step = button("spin-step", Icon.STEP, "One time step", () -> {
            model.step();
            refresh();
        });
        var reset = button("spin-reset", Icon.RESET, "Back to the start, same random numbers", () -> {
            model.restart();
            refresh();
        });
        var speed = new Slider(1, 100, model.speed().get());
        speed.setPrefWidth(110);
        speed.setTooltip(Icons.tooltip("Time steps per frame"));
        speed.setAccessibleText("Time steps per frame");
        speed.valueProperty().addListener((o, was, is) -> model.speed().set(is.intValue()));
        var cloud = new CheckBox("Cloud of 200");
        cloud.setTooltip(Icons.tooltip("Two hundred further spins from the same start"));
        cloud.selectedProperty().bindBidirectional(model.cloudShown());
        model.cloudShown().addListener(o -> sphere.paintMoving());
        scrub.setTooltip(Icons.tooltip("Go back along the trail"));
        scrub.setAccessibleText("Position on the trail");
        scrub.valueProperty().addListener(o -> scrubbed());
        HBox.setHgrow(scrub, Priority.ALWAYS);
        readings.setMinWidth(USE_PREF_SIZE);
        var bar = new HBox(play, step, reset, new Label("Speed"), speed, cloud, new Label("Trail"), scrub);
        bar.getStyleClass().add("view-bar");
        readings.getStyleClass().add("view-note");
        notice.getStyleClass().addAll("view-note", "warn");
        notice.setWrapText(true);
        notice.managedProperty().bind(notice.textProperty().isNotEmpty());
        return new VBox(bar, readings, notice);
    }

    private static Button button(String id, Icon icon, String says, Runnable action) {
        var button = new Button();
        button.setId(id);
        button.setGraphic(Icons.node(icon));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(Icons.tooltip(says));
        button.setAccessibleText(says);
        button.setOnAction(e -> action.run());
        return button;
    }

    private void playLooks(boolean isPlaying) {
        play.setGraphic(Icons.node(isPlaying ? Icon.PAUSE : Icon.PLAY));
        play.setTooltip(Icons.tooltip(isPlaying ? "Pause" : "Play"));
        play.setAccessibleText(isPlaying ? "Pause" : "Play");
    }

    private void playing(boolean is) {
        playLooks(model.playing().get());
        if (is && getScene() != null) {
            scrub.setValue(1);
            timer.start();
        } else {
            timer.stop();
            refresh();
        }
    }

    private void scrubbed() {
        if (!model.playing().get()) {
            int size = model.walk().trail().size();
            sphere.cutAt(scrub.getValue() >= 1 ? -1 : (int) (scrub.getValue() * (size - 1)));
        }
    }

    private void frame(long now) {
        model.frame();
        sphere.cutAt(-1);
        if (now - chartsAt > CHARTS_EVERY_NS) {
            chartsAt = now;
            charts();
        }
    }

    private void refresh() {
        sphere.paintMoving();
        charts();
    }

    private void charts() {
        mean.set(Live.ready(SpinFigures.mean(model)));
        distribution.set(Live.ready(SpinFigures.distribution(model)));
        var walk = model.walk();
        readings.setText(String.join(
                "    ",
                "t = " + Columns.show("%.2f", walk.time()),
                "S·n = " + Columns.show("%+.3f", walk.cosine()),
                "mean " + Columns.show("%.3f", walk.meanCosine()),
                "theory " + Columns.show("%.3f", walk.law().mean()),
                "thermometer kT = " + Columns.show("%.3f", walk.measuredTemperature()),
                "κ = " + Columns.show("%.3g", walk.law().kappa())));
        notice.setText(String.join("\n", model.notices()));
    }
}
