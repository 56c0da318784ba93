package org.spinoscope.desktop.shell;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;

/// A menu bar whose menus move into a single one where they do not fit beside one another.
final class FoldingMenuBar extends MenuBar {

    private final List<Menu> menus;
    private final Menu single = new Menu("Menu");

    FoldingMenuBar(List<Menu> menus) {
        this.menus = List.copyOf(menus);
        getMenus().setAll(menus);
    }

    /// Shows the menus side by side if they fit into this width (px), and in one menu if not.
    void fit(double width) {
        single.getItems().clear();
        getMenus().setAll(menus);
        applyCss();
        layout();
        if (prefWidth(-1) > width) {
            getMenus().setAll(single);
            single.getItems().setAll(menus);
        }
    }
}
