package org.spinoscope.desktop.spin;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// The sphere: still things (graticule, field, words) on a canvas that is painted when the view turns, moving things on
/// another that is painted every frame.
final class SphereCanvas extends Region {

    private final Canvas still = new Canvas();
    private final Canvas moving = new Canvas();
    private final SpinViewModel model;
    private final ObservableBooleanValue dark;
    private final ObjectProperty<View3d> view = new SimpleObjectProperty<>(View3d.START);
    private final SpherePainter painter = new SpherePainter();
    private double dragX;
    private double dragY;
    private int cut = -1;

    SphereCanvas(SpinViewModel model, ObservableBooleanValue dark) {
        this.model = model;
        this.dark = dark;
        getChildren().addAll(still, moving);
        setMinSize(160, 160);
        setFocusTraversable(true);
        setAccessibleText("The spin on the unit sphere; drag to rotate, wheel to zoom");
        view.addListener(o -> paint());
        dark.addListener(o -> paint());
        model.stage().addListener(o -> paint());
        model.parameters().addListener(o -> paint());
        addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            requestFocus();
            dragX = e.getX();
            dragY = e.getY();
        });
        addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> {
            view.set(view.get().dragged((e.getX() - dragX) / 160, (e.getY() - dragY) / 160));
            dragX = e.getX();
            dragY = e.getY();
        });
        addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.getClickCount() == 2) {
                view.set(View3d.START);
            }
        });
        addEventHandler(ScrollEvent.SCROLL, e -> {
            view.set(view.get().zoomed(Math.pow(1.0015, e.getDeltaY())));
            e.consume();
        });
    }

    View3d view() {
        return view.get();
    }

    /// Shows the trail only up to this position, −1 for all of it.
    void cutAt(int position) {
        cut = position;
        paintMoving();
    }

    /// Paints what moves.
    void paintMoving() {
        painter.moving(moving.getGraphicsContext2D(), place(), model, dark.get(), cut);
    }

    @Override
    protected void layoutChildren() {
        double w = Math.floor(getWidth());
        double h = Math.floor(getHeight());
        if (w != still.getWidth() || h != still.getHeight()) {
            for (var canvas : new Canvas[] {still, moving}) {
                canvas.setWidth(w);
                canvas.setHeight(h);
            }
            paint();
        }
    }

    private void paint() {
        painter.still(still.getGraphicsContext2D(), place(), model, dark.get());
        paintMoving();
    }

    private SpherePainter.Place place() {
        double w = still.getWidth();
        double h = still.getHeight();
        double radius = Math.max(10, 0.5 * Math.min(w, h) - 34) * view.get().zoom();
        return new SpherePainter.Place(w, h, radius, view.get());
    }
}
