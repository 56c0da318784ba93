package org.spinoscope.desktop.shell;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;

/// Puts the parts of the window in their places: prompts left, views in the middle, facts right, tasks below.
public final class MainWindow {

    private final Stage stage;
    private final BorderPane frame = new BorderPane();
    private final SplitPane columns = new SplitPane();
    private final HBox tools = new HBox();
    private final Overlay overlay;
    private final StackPane root;
    private final Region left;
    private final ViewDock dock;
    private final Region right;
    private double leftShare = 0.2;
    private double rightShare = 0.82;

    public MainWindow(
            Stage stage, Region left, ViewDock dock, Region right, TaskStrip strip, Overlay overlay, VBox notices) {
        this.stage = stage;
        this.overlay = overlay;
        this.left = left;
        this.dock = dock;
        this.right = right;
        left.getStyleClass().add("side-pane");
        right.getStyleClass().add("side-pane");
        left.setMinWidth(180);
        right.setMinWidth(170);
        dock.setMinWidth(240);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        columns.getItems().setAll(left, dock, right);
        columns.setDividerPositions(leftShare, rightShare);
        tools.getStyleClass().add("tool-row");
        frame.setCenter(columns);
        frame.setBottom(strip);
        notices.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        root = new StackPane(frame, notices, overlay);
        root.getStyleClass().add("window");
    }

    /// Builds the scene and shows the window: its frame at once, then a column a frame.
    public void show(
            Theme theme, Commands commands, Map<String, List<Menu>> submenus, List<Node> toolRow, double w, double h) {
        tools.getChildren().setAll(toolRow);
        frame.setTop(new VBox(Menus.bar(commands, submenus), tools));
        var scene = new Scene(root, w, h);
        theme.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        var hidden = new ArrayDeque<Node>(List.of(left, dock, right));
        hidden.forEach(column -> column.setVisible(false));
        stage.show();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (painted) {
                    hidden.removeFirst().setVisible(true);
                }
                painted = true;
                if (hidden.isEmpty()) {
                    stop();
                }
            }

            private boolean painted;
        }.start();
    }

    public Overlay overlay() {
        return overlay;
    }

    /// Shows the palette.
    public void palette(Commands commands) {
        new Palette(commands, overlay).show();
    }

    /// Shows all shortcuts.
    public void shortcuts(Commands commands) {
        new ShortcutSheet(commands, overlay).show();
    }

    /// Hides or shows the column with the prompts.
    public void toggleLeft() {
        toggle(left, 0);
    }

    /// Hides or shows the column with the facts.
    public void toggleRight() {
        toggle(right, columns.getItems().size());
    }

    private void toggle(Region side, int at) {
        var items = columns.getItems();
        if (items.contains(side)) {
            remember();
            items.remove(side);
        } else {
            items.add(at, side);
        }
        if (items.size() == 3) {
            columns.setDividerPositions(leftShare, rightShare);
        } else if (items.size() == 2) {
            columns.setDividerPositions(items.contains(left) ? leftShare : rightShare);
        }
    }

    private void remember() {
        var positions = columns.getDividerPositions();
        if (positions.length == 2) {
            leftShare = positions[0];
            rightShare = positions[1];
        }
    }

    /// A thin line between groups of the tool row.
    public static Node line() {
        var line = new Region();
        line.getStyleClass().add("vline");
        HBox.setMargin(line, new javafx.geometry.Insets(0, 5, 0, 5));
        return line;
    }

    /// Room that pushes what follows to the right.
    public static Node spring() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /// The field that opens the palette.
    public static Button searchBox(Commands commands, String id) {
        var button = new Button("Search commands");
        button.setGraphic(Icons.node(Icon.SEARCH));
        button.setGraphicTextGap(8);
        button.setPrefWidth(230);
        button.getStyleClass().add("search-box");
        Icons.bind(commands, commands.get(id), button);
        return button;
    }
}
