package org.spinoscope.desktop.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;

/// Builds the sides of the dock and the tab of a view: its title, which can be dragged, its question mark, its menu.
final class DockTab {

    private static final String DRAG = "spinoscope-view:";

    /// What a tab can ask for.
    record Actions(Runnable explain, Runnable split, Runnable tearOff, Runnable dockAll) {}

    private DockTab() {}

    static Tab of(ViewDescriptor view, Actions actions) {
        var tab = new Tab();
        tab.setId(view.id());
        var graphic = new HBox(6, title(view, actions), help(view, tab, actions));
        graphic.setAlignment(Pos.CENTER_LEFT);
        tab.setGraphic(graphic);
        tab.setContextMenu(new ContextMenu(
                item("Move to the other side", actions.split()),
                item("Open in its own window", actions.tearOff()),
                item("Dock all views", actions.dockAll())));
        return tab;
    }

    /// A side of the dock, without tabs.
    static TabPane side() {
        var side = new TabPane();
        side.setSide(Side.TOP);
        side.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        side.setTabDragPolicy(TabPane.TabDragPolicy.FIXED);
        side.getStyleClass().add("dense");
        return side;
    }

    /// The id of the view that is dragged; empty for anything else.
    static Optional<String> dragged(DragEvent e) {
        var text = e.getDragboard().getString();
        return text != null && text.startsWith(DRAG) ? Optional.of(text.substring(DRAG.length())) : Optional.empty();
    }

    private static Label title(ViewDescriptor view, Actions actions) {
        var label = new Label(view.title());
        label.setId("tab-" + view.id());
        label.setOnDragDetected(e -> {
            var board = label.startDragAndDrop(TransferMode.MOVE);
            var content = new ClipboardContent();
            content.putString(DRAG + view.id());
            board.setContent(content);
            e.consume();
        });
        label.setOnDragDone(e -> {
            if (e.getTransferMode() == null) {
                actions.tearOff().run();
            }
        });
        return label;
    }

    private static Button help(ViewDescriptor view, Tab tab, Actions actions) {
        var help = new Button("?");
        help.setId("help-" + view.id());
        help.getStyleClass().setAll("help-mark");
        help.setFocusTraversable(false); // F1 is the keyboard's way
        help.setAccessibleText("Explain " + view.title());
        LateTooltip.set(help, "Explain this view (F1)");
        help.setOnAction(e -> actions.explain().run());
        help.visibleProperty().bind(tab.selectedProperty());
        help.managedProperty().bind(help.visibleProperty());
        return help;
    }

    private static MenuItem item(String name, Runnable action) {
        var item = new MenuItem(name);
        item.setOnAction(e -> action.run());
        return item;
    }
}
