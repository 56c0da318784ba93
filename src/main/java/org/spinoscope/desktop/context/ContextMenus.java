package org.spinoscope.desktop.context;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.PickResult;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.command.Command;

/// Opens the menu of what is under the pointer, or of what the keyboard is at (Menu key, Shift+F10).
///
/// @param commands what can be done with a data object, in order
/// @param keys of what is selected, the most wanted first
public record ContextMenus(Function<DataObject, List<Command>> commands, Supplier<List<String>> keys) {

    /// What a menu was opened for.
    private record Found(Node node, DataObject object) {}

    /// Opens menus in this window.
    public void listen(Scene scene) {
        scene.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::open);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.F10 && e.isShiftDown() && !windowsAsksItself()) {
                ask(scene);
                e.consume();
            }
        });
    }

    /// Asks for the menu of the focused node, as the Menu key does.
    private static void ask(Scene scene) {
        var owner = scene.getFocusOwner();
        if (owner == null) {
            return;
        }
        var b = owner.localToScene(owner.getLayoutBounds());
        double x = b.getMinX() + b.getWidth() / 4;
        double y = b.getMinY() + b.getHeight() / 2;
        var screen = scene.getRoot().localToScreen(x, y);
        if (screen != null) {
            Event.fireEvent(
                    owner,
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                            x,
                            y,
                            screen.getX(),
                            screen.getY(),
                            true,
                            new PickResult(owner, x, y)));
        }
    }

    private static boolean windowsAsksItself() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private void open(ContextMenuEvent e) {
        if (!(e.getTarget() instanceof Node target)) {
            return;
        }
        find(target, e).ifPresent(found -> {
            menu(found.object()).show(found.node(), e.getScreenX(), e.getScreenY());
            e.consume();
        });
    }

    /// The innermost node that has something to tell.
    private Optional<Found> find(Node target, ContextMenuEvent e) {
        for (Node node = target; node != null; node = node.getParent()) {
            var source = DataSource.of(node);
            if (source != null) {
                Point2D place = node.sceneToLocal(e.getSceneX(), e.getSceneY());
                var object = e.isKeyboardTrigger() ? source.selected(keys.get()) : source.at(target, place);
                if (object.isPresent()) {
                    return Optional.of(new Found(node, object.get()));
                }
            }
        }
        return Optional.empty();
    }

    private ContextMenu menu(DataObject object) {
        var menu = new ContextMenu();
        menu.setId("data-menu");
        for (var command : commands.apply(object)) {
            if (command.opensGroup() && !menu.getItems().isEmpty()) {
                menu.getItems().add(new SeparatorMenuItem());
            }
            menu.getItems().add(item(command));
        }
        menu.setAutoHide(true);
        return menu;
    }

    private static MenuItem item(Command command) {
        var item = new MenuItem(command.name());
        item.setMnemonicParsing(false);
        item.setDisable(!command.enabled().get());
        item.setOnAction(e -> command.run());
        return item;
    }

    /// The nearest node of a kind around a target, inside a border.
    static <T extends Node> @Nullable T around(Node target, Class<T> kind, Node border) {
        for (Node node = target; node != null && node != border; node = node.getParent()) {
            if (kind.isInstance(node)) {
                return kind.cast(node);
            }
        }
        return null;
    }
}
