package org.spinoscope.desktop.spin;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.spinoscope.common.NumberText;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigurePane;
import org.spinoscope.desktop.state.AsyncResult;
import org.spinoscope.figure.Figure;

/// The spin view: controls, sphere, charts, and the transport below.
public final class SpinView extends BorderPane {

    /// Narrower than this, sphere and charts have no room beside the settings, px.
    private static final double NARROW = 560;
    private static final long CHARTS_EVERY_NS = 500_000_000;

    private final SpinViewModel model;
    private final SphereCanvas sphere;
    private final ReadOnlyObjectWrapper<AsyncResult<Figure>> mean =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting(""));
    private final ReadOnlyObjectWrapper<AsyncResult<Figure>> distribution =
            new ReadOnlyObjectWrapper<>(AsyncResult.waiting(""));
    private final PlaybackBar transport;
    private final Label readings = new Label();
    private final Label notice = new Label();
    private long chartsAt;
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
        var charts = new SplitPane(new FigurePane(kit, mean), new FigurePane(kit, distribution));
        charts.setOrientation(Orientation.VERTICAL);
        charts.setMinWidth(120);
        var middle = new SplitPane(sphere, charts);
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
        }
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
            charts();
        }
    }

    /// After anything but the passing of time: shows the newest place again.
    private void refresh() {
        transport.place().set(1);
        sphere.cutAt(-1);
        charts();
    }

    private void charts() {
        var figures = model.figures();
        mean.set(AsyncResult.ready(figures.mean()));
        distribution.set(AsyncResult.ready(figures.distribution()));
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
                "back at t = " + NumberText.of("%.3f", trail.time(position)),
                "S·n = " + alignment(trail.x(position)));
    }

    private List<String> now() {
        var walk = model.walk();
        var said = new ArrayList<>(List.of(
                "t = " + NumberText.of("%.2f", walk.time()),
                "S·n = " + alignment(walk.cosine()),
                "mean " + alignment(walk.meanCosine()),
                "theory " + alignment(walk.law().mean()),
                "thermometer kT = " + NumberText.of("%.3f", walk.measuredTemperature()),
                "κ = " + NumberText.of("%.3g", walk.law().kappa())));
        if (model.run().get().projected()) {
            said.add("d = " + walk.setup().dimension());
            said.add("seen " + NumberText.of("%.2f", 100 * walk.captured()) + " % of |S|²");
        }
        return said;
    }

    /// Many dimensions need more digits: all cosines are small.
    private String alignment(double cosine) {
        return NumberText.of(model.run().get().projected() ? "%+.4f" : "%+.3f", cosine);
    }
}
