package org.spinoscope.desktop.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.StackPane;
import org.spinoscope.desktop.canvas.Visibility;

/// Tabs in two storeys one above the other, or all in one row of tabs where there is no height for two.
///
/// Styling what they hold takes time: the storeys are filled in the frames after the one in which they are first seen,
/// one a frame, and what a further tab holds enters the scene when that tab is first selected.
public final class AdaptiveTabs extends StackPane {

    /// Frames before the first storey is filled: entering the scene, and the frame that styles what is around.
    private static final int AHEAD = 2;

    private final List<Tab> upper;
    private final List<Tab> lower;
    private final Map<Tab, Node> contents = new LinkedHashMap<>();
    private final double share;
    private List<Node> storeys = List.of();
    private int frames;
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
                if (selected && filled()) {
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
        sceneProperty().addListener(o -> {
            if (!filled()) {
                frames = 0; // while nodes enter a scene, what is around them is not styled yet
            }
        });
        Visibility.whileVisible(this, this::frame);
    }

    /// Fills the storeys at once: of the view that a window opens with, nothing is blank in its first frame.
    public AdaptiveTabs filledAtOnce() {
        frames = AHEAD + storeys.size();
        storeys.forEach(this::fill);
        return this;
    }

    /// Puts what every tab below `node` holds into the scene, so that it can be found there.
    static void fillAll(Node node) {
        each(node, tabs -> {
            tabs.frames = Integer.MAX_VALUE;
            tabs.storeys.forEach(tabs::fill);
            tabs.contents.keySet().stream()
                    .filter(tab -> tab.getTabPane() != null)
                    .forEach(tabs::fill);
        });
    }

    private static void each(Node node, Consumer<AdaptiveTabs> work) {
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(child -> each(child, work));
        }
        if (node instanceof AdaptiveTabs tabs) {
            work.accept(tabs);
        }
    }

    private boolean filled() {
        return frames >= AHEAD + storeys.size();
    }

    private void frame() {
        if (!filled()) {
            if (frames >= AHEAD) {
                fill(storeys.get(frames - AHEAD));
            }
            frames++;
            Platform.requestNextPulse();
        }
    }

    private void arrange() {
        boolean before = filled() && !storeys.isEmpty();
        clear();
        storeys.forEach(storey -> {
            if (storey instanceof TabPane pane) {
                pane.getTabs().clear();
            }
        });
        if (one) {
            var all = new ArrayList<>(upper);
            all.addAll(lower);
            storeys = List.of(tabs(all));
            getChildren().setAll(storeys);
        } else {
            storeys = List.of(storey(upper), storey(lower));
            var split = new SplitPane(storeys.toArray(Node[]::new));
            split.setOrientation(Orientation.VERTICAL);
            split.setDividerPositions(share);
            getChildren().setAll(split);
        }
        if (before) {
            frames = AHEAD + storeys.size();
            storeys.forEach(this::fill);
        } else {
            frames = 0;
        }
    }

    /// A storey of a single tab needs no row of tabs.
    private static Node storey(List<Tab> tabs) {
        return tabs.size() == 1 ? new StackPane() : tabs(tabs);
    }

    private static Node tabs(List<Tab> tabs) {
        var pane = new TabPane();
        pane.getTabs().setAll(tabs);
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        pane.getStyleClass().addAll("dense", "inner-tabs");
        return pane;
    }

    private void fill(Node storey) {
        if (storey instanceof TabPane pane) {
            fill(pane.getSelectionModel().getSelectedItem());
        } else if (storey instanceof StackPane alone && alone.getChildren().isEmpty()) {
            var tab = storeys.indexOf(alone) == 0 ? upper.getFirst() : lower.getFirst();
            alone.getChildren().setAll(content(tab));
        }
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
    private void clear() {
        contents.keySet().forEach(tab -> tab.setContent(null));
        storeys.forEach(storey -> {
            if (storey instanceof StackPane alone) {
                alone.getChildren().clear();
            }
        });
    }
}
