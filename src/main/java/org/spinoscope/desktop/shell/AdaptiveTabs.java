package org.spinoscope.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;

/// Tabs in two storeys one above the other, or all in one row of tabs where there is no height for two.
public final class AdaptiveTabs extends StackPane {

    private final List<Tab> upper;
    private final List<Tab> lower;
    private final double share;
    private boolean one;

    /// @param share of the height that the upper storey has
    /// @param needs the height (px) below which there is one storey
    public AdaptiveTabs(List<Tab> upper, List<Tab> lower, double share, double needs) {
        this.upper = List.copyOf(upper);
        this.lower = List.copyOf(lower);
        this.share = share;
        setMinSize(200, 60);
        arrange();
        heightProperty().addListener((o, was, is) -> {
            if (is.doubleValue() > 0 && is.doubleValue() < needs != one) {
                one = !one;
                arrange();
            }
        });
    }

    private void arrange() {
        getChildren().stream().toList().forEach(AdaptiveTabs::empty);
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
    private static Node storey(List<Tab> tabs) {
        return tabs.size() == 1 ? new StackPane(tabs.getFirst().getContent()) : tabs(tabs);
    }

    private static TabPane tabs(List<Tab> tabs) {
        tabs.forEach(tab -> {
            var content = tab.getContent();
            tab.setContent(null);
            if (content.getParent() instanceof StackPane alone) {
                alone.getChildren().remove(content);
            }
            tab.setContent(content);
        });
        var pane = new TabPane();
        pane.getTabs().setAll(tabs);
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getStyleClass().addAll("dense", "inner-tabs");
        return pane;
    }

    private static void empty(Node node) {
        if (node instanceof TabPane pane) {
            pane.getTabs().clear();
        } else if (node instanceof SplitPane split) {
            split.getItems().forEach(AdaptiveTabs::empty);
        }
    }
}
