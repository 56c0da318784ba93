package org.spinoscope.desktop.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// The centre: views as tabs, which can be drawn to another side or torn off into a window of their own.
public final class ViewDock extends StackPane {

    private static final int SIDES = 3;

    private final SplitPane sides = new SplitPane();
    private final Map<String, Tab> tabs = new LinkedHashMap<>();
    private final Map<String, DetachedView> torn = new LinkedHashMap<>();
    private final Map<String, ViewDescriptor> pages = new LinkedHashMap<>();
    private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper("");
    private final DetachedView.Window windows;
    private Consumer<String> explain = id -> {};

    /// @param windows opens a window for a view that is torn off
    public ViewDock(List<ViewDescriptor> list, DetachedView.Window windows) {
        this.windows = windows;
        getStyleClass().add("view-dock");
        getChildren().add(sides);
        var first = side();
        for (var viewDescriptor : list) {
            pages.put(viewDescriptor.id(), viewDescriptor);
            first.getTabs().add(tab(viewDescriptor));
        }
        sides.getItems().add(first);
        current.set(list.isEmpty() ? "" : list.getFirst().id());
    }

    /// Who explains a view when its question mark is clicked.
    public void onExplain(Consumer<String> explaining) {
        explain = explaining;
    }

    /// The id of the view shown last.
    public ReadOnlyStringProperty current() {
        return current.getReadOnlyProperty();
    }

    /// Shows a view, wherever it is.
    public void show(String id) {
        var away = torn.get(id);
        if (away != null) {
            away.toFront();
            current.set(id);
            return;
        }
        var tab = tabs.get(id);
        if (tab != null) {
            side(tab).getSelectionModel().select(tab);
            current.set(id);
        }
    }

    /// Moves a view to the next side, opening one to the right if it is on the last.
    public void split(String id) {
        var tab = tabs.get(id);
        if (tab == null || torn.containsKey(id)) {
            return;
        }
        var from = side(tab);
        int index = sides.getItems().indexOf(from);
        boolean alone = from.getTabs().size() == 1;
        TabPane to;
        if (index + 1 < sides.getItems().size()) {
            to = (TabPane) sides.getItems().get(index + 1);
        } else if (!alone && sides.getItems().size() < SIDES) {
            to = side();
            sides.getItems().add(to);
            share();
        } else {
            to = (TabPane) sides.getItems().getFirst();
        }
        move(tab, to);
    }

    /// Gives a view a window of its own; closing that window docks it again.
    public void tearOff(String id) {
        var tab = tabs.get(id);
        var viewDescriptor = pages.get(id);
        if (tab == null || viewDescriptor == null || torn.containsKey(id)) {
            return;
        }
        var content = content(tab, viewDescriptor);
        take(tab);
        torn.put(id, windows.open(viewDescriptor.title(), content, () -> bringBack(id)));
        current.set(id);
    }

    /// Closes the windows of torn-off views, which come home.
    public void closeWindows() {
        List.copyOf(torn.values()).forEach(DetachedView::close);
    }

    /// All views back on one side.
    public void dockAll() {
        closeWindows();
        var home = (TabPane) sides.getItems().getFirst();
        pages.keySet().forEach(id -> {
            var tab = java.util.Objects.requireNonNull(tabs.get(id));
            if (tab.getTabPane() != home) {
                move(tab, home);
            }
        });
        show(pages.keySet().iterator().next());
    }

    /// The views of each side, as ids, without detached ones.
    public List<List<String>> arrangement() {
        return sides.getItems().stream()
                .map(side -> ((TabPane) side).getTabs().stream().map(Tab::getId).toList())
                .toList();
    }

    /// Puts the views where an earlier [#arrangement] had them; ids that are not known are passed over.
    public void arrange(List<List<String>> wanted) {
        if (wanted.size() < 2 || wanted.size() > SIDES) {
            return;
        }
        for (int i = 1; i < wanted.size(); i++) {
            for (var id : wanted.get(i)) {
                var tab = tabs.get(id);
                while (tab != null && sides.getItems().indexOf(tab.getTabPane()) < i) {
                    int before = sides.getItems().indexOf(tab.getTabPane());
                    split(id);
                    if (sides.getItems().indexOf(tab.getTabPane()) <= before) {
                        break;
                    }
                }
            }
        }
    }

    private TabPane side() {
        var side = DockTab.side();
        side.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> opened(is));
        side.setOnDragOver(e -> dragged(e).ifPresent(id -> e.acceptTransferModes(TransferMode.MOVE)));
        side.setOnDragDropped(e -> dragged(e).ifPresent(id -> drop(id, side, e)));
        return side;
    }

    private void opened(@Nullable Tab tab) {
        if (tab != null) {
            var viewDescriptor = pages.get(tab.getId());
            if (viewDescriptor != null) {
                content(tab, viewDescriptor);
                current.set(viewDescriptor.id());
            }
        }
    }

    private static javafx.scene.layout.Region content(Tab tab, ViewDescriptor viewDescriptor) {
        if (tab.getContent() instanceof javafx.scene.layout.Region made) {
            return made;
        }
        var made = viewDescriptor.content().get();
        tab.setContent(made);
        return made;
    }

    private Tab tab(ViewDescriptor viewDescriptor) {
        var id = viewDescriptor.id();
        var tab = DockTab.of(
                viewDescriptor,
                new DockTab.Actions(() -> explain.accept(id), () -> split(id), () -> tearOff(id), this::dockAll));
        tabs.put(id, tab);
        return tab;
    }

    private Optional<String> dragged(DragEvent e) {
        return DockTab.dragged(e).filter(pages::containsKey);
    }

    private void drop(String id, TabPane onto, DragEvent e) {
        var tab = java.util.Objects.requireNonNull(tabs.get(id));
        if (tab.getTabPane() == onto) {
            if (e.getX() > onto.getWidth() * 0.6) {
                split(id);
            }
        } else {
            move(tab, onto);
        }
        e.setDropCompleted(true);
        e.consume();
    }

    private void bringBack(String id) {
        var away = torn.remove(id);
        var tab = tabs.get(id);
        if (away != null && tab != null) {
            tab.setContent(away.content());
            var home = (TabPane) sides.getItems().getFirst();
            home.getTabs().add(position(home, id), tab);
            home.getSelectionModel().select(tab);
        }
    }

    /// The side a view stands on. One that stands nowhere, because its own window went away in the middle of a move,
    /// comes home.
    private TabPane side(Tab tab) {
        var side = tab.getTabPane();
        if (side != null) {
            return side;
        }
        var home = (TabPane) sides.getItems().getFirst();
        home.getTabs().add(position(home, tab.getId()), tab);
        return home;
    }

    private int position(TabPane side, String id) {
        var order = new ArrayList<>(pages.keySet());
        return (int) side.getTabs().stream()
                .filter(tab -> order.indexOf(tab.getId()) < order.indexOf(id))
                .count();
    }

    private void move(Tab tab, TabPane to) {
        take(tab);
        to.getTabs().add(position(to, tab.getId()), tab);
        to.getSelectionModel().select(tab);
    }

    private void take(Tab tab) {
        var from = side(tab);
        from.getTabs().remove(tab);
        if (from.getTabs().isEmpty() && sides.getItems().size() > 1) {
            sides.getItems().remove(from);
            share();
        }
    }

    private void share() {
        int n = sides.getItems().size();
        for (int i = 0; i < n - 1; i++) {
            sides.setDividerPosition(i, (i + 1.0) / n);
        }
    }
}
