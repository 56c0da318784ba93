package org.spinoscope.desktop.spin;

import javafx.beans.property.ObjectProperty;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// Turns and zooms a sphere by mouse and keyboard; a double click or Home goes back.
public final class CameraControl {

    /// For screen readers.
    private static final String HELP = "Arrow keys turn the sphere, plus and minus zoom, Home goes back";

    /// Pixels of a drag for one radian.
    private static final double PIXELS = 160;

    private final ObjectProperty<CameraState> camera;
    private double dragX;
    private double dragY;

    private CameraControl(ObjectProperty<CameraState> camera) {
        this.camera = camera;
    }

    public static void install(Region sphere, ObjectProperty<CameraState> camera) {
        var control = new CameraControl(camera);
        sphere.setFocusTraversable(true);
        sphere.setAccessibleHelp(HELP);
        sphere.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> {
            sphere.requestFocus();
            control.holds(e);
        });
        sphere.addEventHandler(MouseEvent.MOUSE_DRAGGED, control::dragged);
        sphere.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> {
            if (e.getClickCount() == 2) {
                camera.set(CameraState.START);
            }
        });
        sphere.addEventHandler(ScrollEvent.SCROLL, e -> {
            control.zoom(Math.pow(1.0015, e.getDeltaY()));
            e.consume();
        });
        sphere.addEventHandler(KeyEvent.KEY_PRESSED, control::key);
    }

    private void holds(MouseEvent e) {
        dragX = e.getX();
        dragY = e.getY();
    }

    private void dragged(MouseEvent e) {
        if (e.getButton() == MouseButton.PRIMARY) {
            turn((e.getX() - dragX) / PIXELS, (e.getY() - dragY) / PIXELS);
            holds(e);
        }
    }

    private void turn(double dx, double dy) {
        camera.set(camera.get().dragged(dx, dy));
    }

    private void zoom(double factor) {
        camera.set(camera.get().zoomed(factor));
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        switch (e.getCode()) {
            case LEFT -> turn(-0.1, 0);
            case RIGHT -> turn(0.1, 0);
            case UP -> turn(0, -0.1);
            case DOWN -> turn(0, 0.1);
            case PLUS, EQUALS, ADD -> zoom(1.15);
            case MINUS, SUBTRACT -> zoom(1 / 1.15);
            case HOME -> camera.set(CameraState.START);
            default -> {
                return;
            }
        }
        e.consume();
    }
}
