package org.spinoscope.desktop.spin;

import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.shell.AdaptiveTabs;
import org.spinoscope.desktop.shell.Later;
import org.spinoscope.desktop.shell.Showing;

/// The spin view: controls, sphere, charts, and the transport below.
public final class SpinView extends BorderPane {

    /// Narrower than this, sphere and charts have no room beside the settings, px.
    private static final double NARROW = 560;
    /// Where there is less height, the charts share the place as tabs, px.
    private static final double BOTH_HEIGHT = 480;
    /// The chart over time follows with every fifth frame, twelve times a second: drawing it takes as long as a
    /// frame of the sphere.
    private static final long SERIES_EVERY_NS = 75_000_000;
    /// The distribution of all steps so far changes slowly.
    private static final long DISTRIBUTION_EVERY_NS = 240_000_000;
    /// Words are read, not watched.
    private static final long WORDS_EVERY_NS = 500_000_000;

    private final SpinViewModel model;
    private final SphereCanvas sphere;
    private final SpinCharts charts;
    private final PlaybackBar transport;
    private final Scrubbing scrubbing;
    private final Label readings = new Label();
    private final Label notice = new Label();
    private final TimeBar times;
    private final ObservableValue<Boolean> shown = Showing.of(this);
    private long seriesAt;
    private long distributionAt;
    private long wordsAt;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            frame(now);
        }
    };

    /// @param film opens the dialog for exporting the animation
    public SpinView(SpinViewModel model, FigureContext kit, Runnable film) {
        this.model = model;
        sphere = new SphereCanvas(model, kit, film);
        times = new TimeBar(kit);
        transport = new PlaybackBar(model, film);
        getStyleClass().add("view-root");
        setMinWidth(0);
        charts = new SpinCharts(model, kit);
        scrubbing = new Scrubbing(model, transport.place(), charts.cursor(), this::scrubbed);
        var quantity = new ChoiceBox<SpinQuantity>();
        quantity.setId("spin-quantity");
        quantity.getItems().setAll(SpinQuantity.values());
        quantity.valueProperty().bindBidirectional(model.quantity());
        quantity.setAccessibleText("What the chart over time shows");
        quantity.setMinWidth(0);
        var over = new BorderPane(charts.series());
        over.setTop(quantity);
        over.setMinSize(0, 0);
        BorderPane.setMargin(quantity, new Insets(6, 10, 0, 10));
        var beside = new AdaptiveTabs(
                List.of(new Tab("Over time", over)),
                List.of(new Tab("Distribution", charts.histogram())),
                0.5,
                BOTH_HEIGHT);
        beside.setMinWidth(120);
        var globe = new StackPane(sphere, times);
        globe.setMinSize(120, 120);
        StackPane.setAlignment(times, Pos.BOTTOM_LEFT);
        var middle = new SplitPane(globe, beside);
        middle.setDividerPositions(0.58);
        var controls = new ScrollPane(new Later(() -> new SpinControls(model).grid()));
        controls.setFitToWidth(true);
        controls.setPrefWidth(244);
        controls.setMinWidth(210);
        controls.getStyleClass().add("edge-to-edge");
        readings.setId("spin-readings");
        readings.getStyleClass().add("view-note");
        readings.setWrapText(true);
        notice.setId("spin-notice");
        notice.getStyleClass().addAll("view-note", "warn");
        notice.setWrapText(true);
        notice.managedProperty().bind(notice.textProperty().isNotEmpty());
        setLeft(controls);
        transport.settings().addListener((o, was, is) -> setLeft(is ? controls : null));
        widthProperty().addListener((o, was, is) -> {
            if ((was.doubleValue() < NARROW && was.doubleValue() > 0) != is.doubleValue() < NARROW) {
                transport.settings().set(is.doubleValue() >= NARROW);
            }
        });
        setCenter(middle);
        setBottom(new VBox(transport, readings, notice));
        model.playing().addListener(o -> playing());
        model.parameters().addListener(o -> refresh());
        model.stage().addListener(o -> refresh());
        model.run().addListener(o -> refresh());
        model.steps().addListener(o -> refresh());
        model.cloudShown().addListener(o -> refresh());
        model.comparison().addListener(o -> refresh());
        model.onStepBack(scrubbing::back);
        shown.addListener(o -> playing());
        playing();
    }

    private void playing() {
        if (shown.getValue() && model.playing().get()) {
            scrubbing.toNow();
            sphere.lookAt(Double.NaN);
            timer.start();
        } else {
            timer.stop();
            refresh();
        }
    }

    /// Another time is shown.
    private void scrubbed() {
        sphere.lookAt(scrubbing.time());
        read();
    }

    private void frame(long now) {
        model.frame();
        sphere.paintMoving();
        if (now - seriesAt > SERIES_EVERY_NS) {
            seriesAt = now;
            charts.refreshSeries();
            scrubbing.toNow();
        }
        if (now - distributionAt > DISTRIBUTION_EVERY_NS) {
            distributionAt = now;
            charts.refreshDistribution();
        }
        if (now - wordsAt > WORDS_EVERY_NS) {
            wordsAt = now;
            words();
        }
    }

    /// After anything but the passing of time: shows the newest place again.
    private void refresh() {
        scrubbing.toNow();
        sphere.lookAt(Double.NaN);
        charts.refresh();
        words();
    }

    private void words() {
        read();
        notice.setText(String.join("\n", model.notices()));
    }

    private void read() {
        var said = new SpinReadings(model).at(scrubbing.time());
        readings.setText(String.join("    ", said));
        times.show(model.run().get().at(scrubbing.time()));
        sphere.setAccessibleText("The spin on the unit sphere. " + String.join(", ", said));
    }
}
