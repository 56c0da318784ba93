package org.spinoscope.desktop.spin;

import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.canvas.FigureData;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.context.DataSource;

/// The sphere: still things (graticule, field, words) on a canvas that is painted when the view turns; above it, as an
/// image that is drawn every frame, the spins and their ways.
final class SphereCanvas extends Region implements FigureSource {

    private static final double MARGIN = 34;

    private final Canvas still = new Canvas();
    private final SpinImage moving = new SpinImage();
    private final SpinViewModel model;
    private final FigureContext kit;
    private SpherePainter painter;
    private SpinPainter spins;
    private SphereProjection movingGlobe = new SphereProjection(0, 0, 1, CameraState.START.turned());
    private double time = Double.NaN;

    /// @param film opens the dialog for exporting the animation
    SphereCanvas(SpinViewModel model, FigureContext kit, Runnable film) {
        this.model = model;
        this.kit = kit;
        painter = new SpherePainter(kit.theme().getValue());
        spins = new SpinPainter(kit.theme().getValue());
        getChildren().addAll(still, moving);
        setId("spin-sphere");
        setMinSize(120, 120);
        model.view().addListener(o -> paint());
        kit.theme().addListener((o, was, is) -> {
            painter = new SpherePainter(is);
            spins = new SpinPainter(is);
            paint();
        });
        model.stage().addListener(o -> paint());
        CameraControl.install(this, model.view());
        DataSource.set(
                this,
                FigureData.plain(
                        this,
                        kit,
                        List.of(
                                Command.of("context.film", "", "Export animation…", "", film),
                                Command.of(
                                        "context.view",
                                        "",
                                        "Reset view",
                                        "",
                                        () -> model.view().set(CameraState.START)))));
    }

    @Override
    public Optional<FigureSnapshot> seen() {
        var figure = model.figures().sphere(model.view().get(), time);
        return Optional.of(
                new FigureSnapshot(figure, getWidth(), getHeight(), kit.theme().getValue()));
    }

    /// Shows the spins as they were at a time, NaN for now.
    void lookAt(double then) {
        time = then;
        paintMoving();
    }

    /// Paints what moves.
    void paintMoving() {
        moving.draw(raster ->
                spins.draw(raster, movingGlobe, moving.scale(), model.run().get(), time));
    }

    @Override
    protected void layoutChildren() {
        double w = Math.floor(getWidth());
        double h = Math.floor(getHeight());
        if (w != still.getWidth() || h != still.getHeight()) {
            still.setWidth(w);
            still.setHeight(h);
            paint();
        }
    }

    private void paint() {
        double w = still.getWidth();
        double h = still.getHeight();
        var view = model.view().get();
        double radius = Math.max(10, 0.5 * Math.min(w, h) - MARGIN) * view.zoom();
        var sphereProjection = new SphereProjection(w / 2, h / 2, radius, view.turned());
        painter.still(
                still.getGraphicsContext2D(),
                sphereProjection,
                w,
                h,
                model.stage().get());
        double mw = Math.min(w, 2 * Math.ceil(radius + 8));
        double mh = Math.min(h, 2 * Math.ceil(radius + 8));
        double left = Math.floor((w - mw) / 2);
        double top = Math.floor((h - mh) / 2);
        moving.place(left, top, mw, mh, outputScale());
        movingGlobe = new SphereProjection(w / 2 - left, h / 2 - top, radius, view.turned());
        paintMoving();
    }

    private double outputScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }
}
