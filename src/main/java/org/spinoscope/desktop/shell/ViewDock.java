package org.spinoscope.desktop.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.spinoscope.desktop.canvas.Visibility;

/// The centre: views as tabs, which can be drawn to another side or torn off into a window of their own.
public final class ViewDock extends StackPane {

    private final DockSides sides;
    private final Map<String, Tab> tabs = new LinkedHashMap<>();
    private final Map<String, DetachedView> torn = new LinkedHashMap<>();
    private final Map<String, ViewDescriptor> pages = new LinkedHashMap<>();
    private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper("");
    private final DetachedView.Window windows;
    private final HiddenTabs hidden = new HiddenTabs();
    private Consumer<String> explain = id -> {};

    /// @param windows opens a window for a view that is torn off
    public ViewDock(List<ViewDescriptor> list, DetachedView.Window windows) {
        this.windows = windows;
        getStyleClass().add("view-dock");
        list.forEach(viewDescriptor -> pages.put(viewDescriptor.id(), viewDescriptor));
        sides = new DockSides(List.copyOf(pages.keySet()), this::side);
        getChildren().add(sides.pane());
        list.forEach(viewDescriptor -> sides.home().getTabs().add(tab(viewDescriptor)));
        current.set(list.isEmpty() ? "" : list.getFirst().id());
        Visibility.whileVisible(this, hidden::frame);
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
            sides.of(tab).getSelectionModel().select(tab);
            current.set(id);
        }
    }

    /// Moves a view to the next side, opening one to the right if it is on the last.
    public void split(String id) {
        var tab = tabs.get(id);
        if (tab != null && !torn.containsKey(id)) {
            sides.split(tab);
        }
    }

    /// Gives a view a window of its own; closing that window docks it again.
    public void tearOff(String id) {
        var tab = tabs.get(id);
        var viewDescriptor = pages.get(id);
        if (tab == null || viewDescriptor == null || torn.containsKey(id)) {
            return;
        }
        var content = content(tab, viewDescriptor);
        sides.take(tab);
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
        var home = sides.home();
        pages.keySet().forEach(id -> {
            var tab = Objects.requireNonNull(tabs.get(id));
            if (tab.getTabPane() != home) {
                sides.move(tab, home);
            }
        });
        show(pages.keySet().iterator().next());
    }

    /// Takes the views that are not in front out of the scene for a few frames, before every node there is styled anew.
    public void setAside() {
        hidden.leave(tabs.values());
    }

    /// The views of each side, as ids, without detached ones.
    public List<List<String>> arrangement() {
        return sides.arrangement();
    }

    /// Puts the views where an earlier [#arrangement] had them; ids that are not known are passed over.
    public void arrange(List<List<String>> wanted) {
        if (wanted.size() < 2 || wanted.size() > DockSides.MOST) {
            return;
        }
        for (int i = 1; i < wanted.size(); i++) {
            for (var id : wanted.get(i)) {
                var tab = tabs.get(id);
                while (tab != null && sides.index(tab) < i) {
                    int before = sides.index(tab);
                    split(id);
                    if (sides.index(tab) <= before) {
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

    private Region content(Tab tab, ViewDescriptor viewDescriptor) {
        hidden.comeBack(tab);
        if (tab.getContent() instanceof Region made) {
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
        var tab = Objects.requireNonNull(tabs.get(id));
        if (tab.getTabPane() == onto) {
            if (e.getX() > onto.getWidth() * 0.6) {
                split(id);
            }
        } else {
            sides.move(tab, onto);
        }
        e.setDropCompleted(true);
        e.consume();
    }

    private void bringBack(String id) {
        var away = torn.remove(id);
        var tab = tabs.get(id);
        if (away != null && tab != null) {
            tab.setContent(away.content());
            sides.bringHome(tab).getSelectionModel().select(tab);
        }
    }
}
