package org.spinoscope.desktop.shell;

import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;

/// A menu bar whose menus move into a single one where they do not fit beside one another.
final class FoldingMenuBar extends MenuBar {

    private final List<Menu> menus;
    private final Menu single = new Menu("Menu");
    private double needed = Double.NaN;

    FoldingMenuBar(List<Menu> menus) {
        this.menus = List.copyOf(menus);
        getMenus().setAll(menus);
    }

    /// Shows the menus side by side if they fit into this width (px), and in one menu if not.
    void fit(double width) {
        if (Double.isNaN(needed)) {
            fold(false);
            applyCss();
            layout();
            needed = prefWidth(-1);
        }
        fold(needed > width);
    }

    /// The same after the size of texts has changed.
    void fitAgain(double width) {
        needed = Double.NaN;
        fit(width);
    }

    private void fold(boolean wanted) {
        if (wanted == getMenus().contains(single)) {
            return;
        }
        if (wanted) {
            getMenus().setAll(single);
            single.getItems().setAll(menus);
        } else {
            single.getItems().clear();
            getMenus().setAll(menus);
        }
    }
}
