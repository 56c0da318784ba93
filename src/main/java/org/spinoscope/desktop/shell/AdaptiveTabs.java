package org.spinoscope.desktop.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/// Tabs in two storeys one above the other, or all in one row of tabs where there is no height for two.
///
/// What a tab holds enters the scene when it is first selected: styling it takes time.
public final class AdaptiveTabs extends StackPane {

    private final List<Tab> upper;
    private final List<Tab> lower;
    private final Map<Tab, Node> contents = new LinkedHashMap<>();
    private final double share;
    private boolean one;

    /// @param share of the height that the upper storey has
    /// @param needs the height (px) below which there is one storey
    public AdaptiveTabs(List<Tab> upper, List<Tab> lower, double share, double needs) {
        this.upper = List.copyOf(upper);
        this.lower = List.copyOf(lower);
        this.share = share;
        Stream.of(upper, lower).flatMap(List::stream).forEach(tab -> {
            contents.put(tab, tab.getContent());
            tab.setContent(null);
            tab.selectedProperty().subscribe(selected -> {
                if (selected) {
                    fill(tab);
                }
            });
        });
        setMinSize(200, 60);
        arrange();
        heightProperty().addListener((o, was, is) -> {
            if (is.doubleValue() > 0 && is.doubleValue() < needs != one) {
                one = !one;
                arrange();
            }
        });
    }

    /// Puts what every tab below `node` holds into the scene, so that it can be found there.
    public static void fillAll(Node node) {
        if (node instanceof AdaptiveTabs tabs) {
            tabs.contents.keySet().stream().filter(tab -> tab.getTabPane() != null).forEach(tabs::fill);
        }
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(AdaptiveTabs::fillAll);
        }
    }

    /// Takes what tabs below `node` hold that are not selected out of the scene; it comes back when it is selected.
    static void park(Node node) {
        if (node instanceof AdaptiveTabs tabs) {
            tabs.contents.keySet().stream().filter(tab -> !tab.isSelected()).forEach(tab -> tab.setContent(null));
        }
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(AdaptiveTabs::park);
        }
    }

    private void arrange() {
        getChildren().forEach(AdaptiveTabs::empty);
        contents.keySet().forEach(tab -> tab.setContent(null));
        if (one) {
            var all = new ArrayList<>(upper);
            all.addAll(lower);
            getChildren().setAll(tabs(all));
        } else {
            var split = new SplitPane(storey(upper), storey(lower));
            split.setOrientation(Orientation.VERTICAL);
            split.setDividerPositions(share);
            getChildren().setAll(split);
        }
    }

    /// A storey of a single tab needs no row of tabs.
    private Node storey(List<Tab> tabs) {
        return tabs.size() == 1 ? new StackPane(content(tabs.getFirst())) : tabs(tabs);
    }

    private static Node tabs(List<Tab> tabs) {
        var pane = new TabPane();
        pane.getTabs().setAll(tabs);
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getStyleClass().addAll("dense", "inner-tabs");
        return pane;
    }

    private void fill(Tab tab) {
        if (tab.getContent() == null) {
            tab.setContent(content(tab));
        }
    }

    private Node content(Tab tab) {
        return Objects.requireNonNull(contents.get(tab));
    }

    /// A node can be in one place only.
    private static void empty(Node node) {
        switch (node) {
            case TabPane pane -> pane.getTabs().clear();
            case SplitPane split -> split.getItems().forEach(AdaptiveTabs::empty);
            case StackPane alone -> alone.getChildren().clear();
            default -> {}
        }
    }
}
