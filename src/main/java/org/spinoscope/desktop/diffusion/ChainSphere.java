package org.spinoscope.desktop.diffusion;

import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.spinoscope.desktop.canvas.FigureContext;
import org.spinoscope.desktop.canvas.FigureContext.FigureSnapshot;
import org.spinoscope.desktop.canvas.FigureData;
import org.spinoscope.desktop.canvas.FigureSource;
import org.spinoscope.desktop.context.DataSource;
import org.spinoscope.desktop.diffusion.Recording.Moment;
import org.spinoscope.desktop.spin.CameraControl;
import org.spinoscope.desktop.spin.CameraState;
import org.spinoscope.desktop.spin.SpherePainter;
import org.spinoscope.desktop.spin.SphereProjection;
import org.spinoscope.desktop.spin.SpinScene;
import org.spinoscope.figure.Colour;
import org.spinoscope.figure.Ink;

/// All chains on the sphere, or inside it as far as they point out of the drawn axes; the chosen one with its trail.
final class ChainSphere extends Region implements FigureSource {

    private static final double MARGIN = 34;

    /// How far a dot on the rim reaches out of the sphere.
    private static final double DOT = 8;

    private final Canvas still = new Canvas();
    private final Canvas moving = new Canvas();
    private final DiffusionViewModel model;
    private final FigureContext kit;
    private SpherePainter painter;
    private SphereProjection projection = new SphereProjection(0, 0, 1, CameraState.START.turned());

    ChainSphere(DiffusionViewModel model, FigureContext kit) {
        this.model = model;
        this.kit = kit;
        painter = new SpherePainter(kit.theme().getValue());
        getChildren().addAll(still, moving);
        setId("diffusion-sphere");
        setMinSize(120, 120);
        setAccessibleText("Spins on the sphere of words");
        kit.theme().addListener((o, was, is) -> {
            painter = new SpherePainter(is);
            paint();
        });
        model.run().addListener(o -> paint());
        model.camera().addListener(o -> paint());
        model.position().addListener(o -> paintMoving());
        model.chain().addListener(o -> paintMoving());
        model.token().addListener(o -> paintMoving());
        CameraControl.install(this, model.camera());
        DataSource.set(this, FigureData.plain(this, kit, List.of()));
    }

    @Override
    public Optional<FigureSnapshot> seen() {
        return model.figures()
                .map(figures -> new FigureSnapshot(
                        figures.sphere((int) Math.round(model.position().get()), camera()),
                        getWidth(),
                        getHeight(),
                        kit.theme().getValue()));
    }

    private CameraState camera() {
        return model.camera().get();
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
        double radius = Math.max(10, 0.5 * Math.min(w, h) - MARGIN) * camera().zoom();
        projection = new SphereProjection(w / 2, h / 2, radius, camera().turned());
        painter.still(
                still.getGraphicsContext2D(),
                projection,
                w,
                h,
                model.figures().map(DiffusionFigures::scene).orElse(SpinScene.EMPTY));
        cover(w, h, radius + DOT);
        paintMoving();
    }

    /// Lets what moves cover the sphere alone: all that is covered is painted again for every frame.
    private void cover(double w, double h, double reach) {
        double left = Math.max(0, Math.floor(w / 2 - reach));
        double top = Math.max(0, Math.floor(h / 2 - reach));
        moving.relocate(left, top);
        moving.setWidth(w - 2 * left);
        moving.setHeight(h - 2 * top);
        moving.getGraphicsContext2D().setTransform(1, 0, 0, 1, -left, -top);
    }

    private void paintMoving() {
        var g = moving.getGraphicsContext2D();
        g.clearRect(moving.getLayoutX(), moving.getLayoutY(), moving.getWidth(), moving.getHeight());
        var known = model.run().get().value();
        if (known.isEmpty()) {
            return;
        }
        var theme = kit.theme().getValue();
        double at = model.position().get();
        var chosen = model.figures(known.get()).timeline().moments();
        if (at >= 0) {
            var ink = colour(theme.colour(Ink.series(0)), 0.6);
            for (var chain : known.get().moments().get(model.token().get())) {
                dot(chain, at, ink, 5);
            }
        }
        var ink = colour(theme.foreground(), 1);
        g.setStroke(colour(theme.foreground(), 0.6));
        g.setLineWidth(1.4);
        int n = model.levels();
        int from = at >= 0 ? n : 0;
        var before = Moment.place(chosen, from);
        for (int i = from + 1; i <= Math.floor(at) + n; i++) {
            var next = Moment.place(chosen, i);
            line(before, next);
            before = next;
        }
        var here = Moment.place(chosen, at + n);
        line(before, here);
        g.setFill(ink);
        g.fillOval(x(here) - 5, y(here) - 5, 10, 10);
    }

    private void dot(List<Moment> chain, double at, Color ink, double size) {
        var place = Moment.place(chain, at);
        var g = moving.getGraphicsContext2D();
        g.setFill(ink);
        g.fillOval(x(place) - size / 2, y(place) - size / 2, size, size);
    }

    private void line(double[] from, double[] to) {
        moving.getGraphicsContext2D().strokeLine(x(from), y(from), x(to), y(to));
    }

    private double x(double[] p) {
        return projection.x(p[0], p[1], p[2]);
    }

    private double y(double[] p) {
        return projection.y(p[0], p[1], p[2]);
    }

    private static Color colour(Colour c, double alpha) {
        return Color.rgb(c.red(), c.green(), c.blue(), alpha);
    }
}
