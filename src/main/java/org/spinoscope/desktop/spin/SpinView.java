package org.spinoscope.desktop.spin;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.spinoscope.common.NumberFormats;
import org.spinoscope.desktop.canvas.FigureContext;

/// The spin view: controls, sphere, charts, and the transport below.
public final class SpinView extends BorderPane {

    /// Narrower than this, sphere and charts have no room beside the settings, px.
    private static final double NARROW = 560;
    /// Charts follow with every third frame, twenty times a second.
    private static final long CHARTS_EVERY_NS = 41_000_000;
    /// Words are read, not watched.
    private static final long WORDS_EVERY_NS = 500_000_000;

    private final SpinViewModel model;
    private final SphereCanvas sphere;
    private final SpinCharts charts;
    private final PlaybackBar transport;
    private final Label readings = new Label();
    private final Label notice = new Label();
    private long chartsAt;
    private long wordsAt;
    private boolean following;
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
        transport = new PlaybackBar(model, film);
        getStyleClass().add("view-root");
        setMinWidth(0);
        charts = new SpinCharts(model, kit);
        var quantity = new ChoiceBox<SpinQuantity>();
        quantity.setId("spin-quantity");
        quantity.getItems().setAll(SpinQuantity.values());
        quantity.valueProperty().bindBidirectional(charts.quantity());
        quantity.setAccessibleText("What the chart over time shows");
        quantity.setMinWidth(0);
        var over = new BorderPane(charts.series());
        over.setTop(quantity);
        over.setMinSize(0, 0);
        BorderPane.setMargin(quantity, new Insets(6, 10, 0, 10));
        var beside = new SplitPane(over, charts.histogram());
        beside.setOrientation(Orientation.VERTICAL);
        beside.setMinWidth(120);
        var middle = new SplitPane(sphere, beside);
        middle.setDividerPositions(0.58);
        var controls = new ScrollPane(new SpinControls(model).grid());
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
        transport.place().addListener(o -> scrubbed());
        charts.cursor().addListener((o, was, is) -> dragged(is.doubleValue()));
        model.comparison().addListener(o -> refresh());
        sceneProperty().addListener(o -> playing());
        playing();
    }

    private void playing() {
        if (getScene() != null && model.playing().get()) {
            transport.place().set(1);
            timer.start();
        } else {
            timer.stop();
            refresh();
        }
    }

    private void scrubbed() {
        if (!model.playing().get()) {
            sphere.cutAt(cut());
            read();
            follow();
        }
    }

    /// The cursor of the chart takes the sphere along.
    private void dragged(double time) {
        if (following) {
            return;
        }
        model.playing().set(false);
        var trail = model.walk().trail();
        int last = trail.size() - 1;
        int at = last;
        while (at > 0 && trail.time(at) > time) {
            at--;
        }
        following = true;
        transport.place().set(last == 0 ? 1 : (double) at / last);
        following = false;
        scrubbed();
    }

    /// Puts the cursor where the sphere is.
    private void follow() {
        if (following) {
            return;
        }
        var trail = model.walk().trail();
        int cut = model.playing().get() ? -1 : cut();
        following = true;
        charts.cursor().set(cut < 0 ? model.walk().time() : trail.time(cut));
        following = false;
    }

    /// The position of the trail that is gone back to; −1 for none.
    private int cut() {
        double place = transport.place().get();
        return place >= 1 ? -1 : (int) (place * (model.walk().trail().size() - 1));
    }

    private void frame(long now) {
        model.frame();
        sphere.paintMoving();
        if (now - chartsAt > CHARTS_EVERY_NS) {
            chartsAt = now;
            charts.refresh();
            follow();
        }
        if (now - wordsAt > WORDS_EVERY_NS) {
            wordsAt = now;
            words();
        }
    }

    /// After anything but the passing of time: shows the newest place again.
    private void refresh() {
        transport.place().set(1);
        sphere.cutAt(-1);
        charts.refresh();
        follow();
        words();
    }

    private void words() {
        read();
        notice.setText(String.join("\n", model.notices()));
    }

    private void read() {
        int cut = model.playing().get() ? -1 : cut();
        var said = new ArrayList<>(cut < 0 ? now() : then(cut));
        readings.setText(String.join("    ", said));
        sphere.setAccessibleText("The spin on the unit sphere. " + String.join(", ", said));
    }

    private List<String> then(int position) {
        var trail = model.walk().trail();
        return List.of(
                "back at t = " + NumberFormats.formatted("%.3f", trail.time(position)),
                "S·n = " + alignment(trail.x(position)));
    }

    private List<String> now() {
        var walk = model.walk();
        var said = new ArrayList<>(List.of(
                "t = " + NumberFormats.formatted("%.2f", walk.time()),
                "S·n = " + alignment(walk.cosine()),
                "mean " + alignment(walk.meanCosine()),
                "theory " + alignment(walk.law().mean()),
                "thermometer kT = " + NumberFormats.formatted("%.3f", walk.measuredTemperature()),
                "κ = " + NumberFormats.formatted("%.3g", walk.law().kappa())));
        if (model.run().get().projected()) {
            said.add("d = " + walk.setup().dimension());
            said.add("seen " + NumberFormats.formatted("%.2f", 100 * walk.captured()) + " % of |S|²");
        }
        return said;
    }

    /// Many dimensions need more digits: all cosines are small.
    private String alignment(double cosine) {
        return NumberFormats.formatted(model.run().get().projected() ? "%+.4f" : "%+.3f", cosine);
    }
}
