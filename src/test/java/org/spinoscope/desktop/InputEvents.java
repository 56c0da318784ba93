package org.spinoscope.desktop;

import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;

/// Events of the pointer and the keyboard, as the toolkit would send them.
public final class InputEvents {

    private InputEvents() {}

    static void click(Node node, Point2D at) {
        click(node, at, false);
    }

    static void click(Node node, Point2D at, boolean control) {
        for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED, MouseEvent.MOUSE_CLICKED)) {
            Event.fireEvent(node, mouse(node, type, at, MouseButton.PRIMARY, 1, control));
        }
    }

    /// The pointer comes to a node.
    public static MouseEvent entered(Node node) {
        return mouse(node, MouseEvent.MOUSE_ENTERED, new Point2D(5, 5), MouseButton.NONE, 0);
    }

    /// A turn of the wheel by so many pixels.
    static ScrollEvent scroll(Node node, Point2D local, double by) {
        var at = node.localToScene(local);
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                local.getX(),
                local.getY(),
                at.getX(),
                at.getY(),
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                by,
                0,
                by,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                new PickResult(node, at.getX(), at.getY()));
    }

    static MouseEvent mouse(Node node, EventType<MouseEvent> type, Point2D local, MouseButton button, int clicks) {
        return mouse(node, type, local, button, clicks, false);
    }

    private static MouseEvent mouse(
            Node node, EventType<MouseEvent> type, Point2D local, MouseButton button, int clicks, boolean control) {
        var at = node.localToScene(local);
        boolean down = type != MouseEvent.MOUSE_RELEASED && type != MouseEvent.MOUSE_MOVED;
        return new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                button,
                clicks,
                false,
                control,
                false,
                false,
                down && button == MouseButton.PRIMARY,
                false,
                down && button == MouseButton.SECONDARY,
                false,
                false,
                true,
                new PickResult(node, at.getX(), at.getY()));
    }

    static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", code.getName(), code, false, false, false, false);
    }
}
