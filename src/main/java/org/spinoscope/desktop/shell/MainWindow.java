package org.spinoscope.desktop.shell;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Menu;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.state.Preferences;

/// Puts the parts of the window in their places: prompts left, views in the middle, facts right, tasks below.
public final class MainWindow {

    /// Frames until the first one has come through the renderer onto the screen.
    private static final int PAINTED = 3;

    private final Stage stage;
    private final BorderPane frame = new BorderPane();
    private final SideColumns columns;
    private final YieldingRow tools = new YieldingRow(0);
    private final VBox hints = new VBox();
    private final ModalPane modalPane;
    private final StackPane root;

    public MainWindow(
            Stage stage, Region left, ViewDock dock, Region right, StatusBar strip, ModalPane modalPane, VBox notices) {
        this.stage = stage;
        this.modalPane = modalPane;
        columns = new SideColumns(left, dock, right);
        tools.getStyleClass().add("tool-row");
        frame.setBottom(new VBox(hints, strip));
        notices.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        root = new StackPane(frame, notices, modalPane);
        root.getStyleClass().add("window");
    }

    /// Builds the scene and shows the window: its frame at once, then the columns.
    ///
    /// @param yielding those of `toolRow` that give way in a narrow window, the first one first
    /// @param painted runs when the frame has been painted, before the columns are there
    /// @param opened runs when the columns have been painted
    public void show(
            WindowTheme windowTheme,
            Commands commands,
            Map<String, List<Menu>> submenus,
            List<Node> toolRow,
            List<Node> yielding,
            Preferences.Window place,
            Runnable painted,
            Runnable opened) {
        tools.show(toolRow, yielding);
        var menus = new FoldingMenuBar(Menus.all(commands, submenus));
        frame.setTop(new VBox(menus, tools));
        var scene = new Scene(root, place.width(), place.height());
        windowTheme.attach(scene);
        var scale = windowTheme.scale();
        scene.widthProperty()
                .addListener(
                        (o, was, is) -> columns.fold(was.doubleValue() / scale.get(), is.doubleValue() / scale.get()));
        scale.addListener((o, was, is) ->
                columns.fold(scene.getWidth() / was.doubleValue(), scene.getWidth() / is.doubleValue()));
        scene.widthProperty().addListener((o, was, is) -> menus.fit(is.doubleValue()));
        scale.addListener((o, was, is) -> menus.fitAgain(scene.getWidth()));
        columns.fold(Double.MAX_VALUE, place.width() / scale.get());
        stage.setScene(scene);
        stage.setMinWidth(720);
        stage.setMinHeight(480);
        stand(place);
        stage.show();
        new AnimationTimer() {

            private int frames;

            @Override
            public void handle(long now) {
                frames++;
                if (frames == PAINTED) {
                    painted.run();
                    frame.setCenter(columns);
                } else if (frames == 2 * PAINTED) {
                    stop();
                    opened.run();
                }
            }
        }.start();
    }

    /// Where the window was left, if that place is still on a screen.
    private void stand(Preferences.Window place) {
        if (!Double.isNaN(place.x())
                && !Screen.getScreensForRectangle(place.x(), place.y(), 80, 40).isEmpty()) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setMaximized(place.maximized());
    }

    /// The window's present place; a maximised one keeps the size it had before.
    public Preferences.Window place(Preferences.Window before) {
        var scene = stage.getScene();
        return stage.isMaximized() || stage.isIconified() || scene == null
                ? new Preferences.Window(before.x(), before.y(), before.width(), before.height(), stage.isMaximized())
                : new Preferences.Window(stage.getX(), stage.getY(), scene.getWidth(), scene.getHeight(), false);
    }

    /// Whether the column with the prompts is there.
    public BooleanBinding leftShown() {
        return columns.leftShown();
    }

    /// Whether the column with the facts is there.
    public BooleanBinding rightShown() {
        return columns.rightShown();
    }

    /// The place of hints, above the status bar.
    public VBox hints() {
        return hints;
    }

    public ModalPane overlay() {
        return modalPane;
    }

    /// Shows the palette.
    ///
    /// @param further what else fits the words typed, besides commands
    public void palette(Commands commands, Function<String, List<Command>> further) {
        new CommandPalette(commands, further, modalPane).show();
    }

    /// Shows all shortcuts.
    public void shortcuts(Commands commands) {
        new ShortcutSheet(commands, modalPane).show();
    }

    /// Hides or shows the column with the prompts.
    public void toggleLeft() {
        columns.toggleLeft();
    }

    /// Hides or shows the column with the facts.
    public void toggleRight() {
        columns.toggleRight();
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
        button.setMinWidth(40);
        button.widthProperty()
                .addListener((o, was, is) -> button.setContentDisplay(
                        is.doubleValue() < 11.5 * button.getFont().getSize()
                                ? ContentDisplay.GRAPHIC_ONLY
                                : ContentDisplay.LEFT));
        button.getStyleClass().add("search-box");
        Icons.bind(commands, commands.get(id), button);
        return button;
    }
}
