package org.spinoscope.desktop.shell;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/// Up to three sides that hold the tabs of a [ViewDock], each in the order of the views.
final class DockSides {

    static final int MOST = 3;

    private final SplitPane pane = new SplitPane();
    private final List<String> order;
    private final Supplier<TabPane> make;

    /// @param order ids of the views
    /// @param make a new side without tabs
    DockSides(List<String> order, Supplier<TabPane> make) {
        this.order = order;
        this.make = make;
        pane.getItems().add(make.get());
    }

    SplitPane pane() {
        return pane;
    }

    /// The first side, which never goes away.
    TabPane home() {
        return (TabPane) pane.getItems().getFirst();
    }

    /// The side a tab is on. One that is on none, because its own window went away in the middle of a move,
    /// comes home.
    TabPane of(Tab tab) {
        var side = tab.getTabPane();
        return side != null ? side : bringHome(tab);
    }

    /// How many sides lie to the left of the tab's; -1 if it is on none.
    int index(Tab tab) {
        return pane.getItems().indexOf(tab.getTabPane());
    }

    /// Moves a tab to the next side, opening one to the right if it is on the last.
    void split(Tab tab) {
        var from = of(tab);
        int index = pane.getItems().indexOf(from);
        boolean alone = from.getTabs().size() == 1;
        TabPane to;
        if (index + 1 < pane.getItems().size()) {
            to = (TabPane) pane.getItems().get(index + 1);
        } else if (!alone && pane.getItems().size() < MOST) {
            to = make.get();
            pane.getItems().add(to);
            share();
        } else {
            to = home();
        }
        move(tab, to);
    }

    void move(Tab tab, TabPane to) {
        take(tab);
        to.getTabs().add(position(to, tab.getId()), tab);
        to.getSelectionModel().select(tab);
    }

    TabPane bringHome(Tab tab) {
        home().getTabs().add(position(home(), tab.getId()), tab);
        return home();
    }

    /// Takes a tab off its side; a side without tabs goes away unless it is the last.
    void take(Tab tab) {
        var from = of(tab);
        from.getTabs().remove(tab);
        if (from.getTabs().isEmpty() && pane.getItems().size() > 1) {
            pane.getItems().remove(from);
            share();
        }
    }

    /// The ids on each side.
    List<List<String>> arrangement() {
        return pane.getItems().stream()
                .map(side -> ((TabPane) side).getTabs().stream().map(Tab::getId).toList())
                .toList();
    }

    private int position(TabPane side, String id) {
        return (int) side.getTabs().stream()
                .filter(tab -> order.indexOf(tab.getId()) < order.indexOf(id))
                .count();
    }

    private void share() {
        int n = pane.getItems().size();
        for (int i = 0; i < n - 1; i++) {
            pane.setDividerPosition(i, (i + 1.0) / n);
        }
    }
}
