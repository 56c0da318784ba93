package org.spinoscope.desktop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.PickResult;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/// Opens and closes everything in a part of a window that comes in a window of its own: menus, lists of choices,
/// tooltips, context menus. For the screen's thread.
final class Popups {

    private final List<String> opened = new ArrayList<>();

    /// Kinds of nodes whose context menu and tooltip were opened: a table has hundreds of cells of one kind.
    private final Set<String> known = new HashSet<>();

    private Popups() {}

    /// @return the kinds that were opened
    static List<String> openAll(Node root) {
        var popups = new Popups();
        popups.open(root);
        return popups.opened;
    }

    private void open(Node node) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case MenuBar bar ->
                bar.getMenus().forEach(menu -> {
                    menu.show();
                    opened("menu");
                    menu.hide();
                });
            case MenuButton button
            when !button.isDisabled() -> {
                button.show();
                opened("menu button");
                button.hide();
            }
            case ChoiceBox<?> box
            when !box.isDisabled() -> {
                box.show();
                opened("choices");
                box.hide();
            }
            case ComboBoxBase<?> box
            when !box.isDisabled() -> {
                box.show();
                opened("combo box");
                box.hide();
            }
            default -> {}
        }
        if (known.add(kind(node))) {
            openTooltipAndContextMenu(node);
        }
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(this::open);
        }
    }

    private static String kind(Node node) {
        var parent = node.getParent();
        return node.getClass() + " " + node.getId() + node.getStyleClass() + " in "
                + (parent == null ? "" : parent.getClass() + " " + parent.getId() + parent.getStyleClass());
    }

    private void openTooltipAndContextMenu(Node node) {
        Tooltips.of(node).ifPresent(tooltip -> {
            tooltip.show(node, 20, 20);
            opened("tooltip");
            tooltip.hide();
        });
        Event.fireEvent(
                node,
                new ContextMenuEvent(
                        ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, 5, 5, true, new PickResult(node, 5, 5)));
        var context = popups();
        if (!context.isEmpty()) {
            opened.add("context menu");
            context.forEach(PopupWindow::hide);
        }
    }

    private void opened(String kind) {
        if (!popups().isEmpty()) {
            opened.add(kind);
        }
    }

    static List<PopupWindow> popups() {
        return Window.getWindows().stream()
                .filter(PopupWindow.class::isInstance)
                .map(PopupWindow.class::cast)
                .toList();
    }
}
