package org.spinoscope.desktop.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;
import javafx.util.Duration;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;

/// Drawn icons, and the buttons made from commands.
public final class Icons {

    private static final double SIZE = 16;

    private Icons() {}

    /// The icon as a 16 × 16 node whose stroke follows the theme.
    public static Node node(Icon icon) {
        var path = new SVGPath();
        path.setContent(icon.path());
        path.getStyleClass().add("line-icon");
        var box = new StackPane(path);
        box.setMinSize(SIZE, SIZE);
        box.setPrefSize(SIZE, SIZE);
        box.setMaxSize(SIZE, SIZE);
        box.setMouseTransparent(true);
        return box;
    }

    /// A flat toolbar button for a command, with its name and keys as tooltip.
    public static Button button(Commands commands, Command command) {
        var button = new Button();
        button.setGraphic(node(command.icon()));
        button.getStyleClass().addAll("flat", "button-icon", "tool");
        bind(commands, command, button);
        return button;
    }

    /// Lets a button run the command, follow its availability, and explain itself.
    public static void bind(Commands commands, Command command, Button button) {
        button.setId("command-" + command.id());
        button.setAccessibleText(command.name());
        button.setOnAction(e -> command.run());
        button.setDisable(!command.enabled().get());
        command.enabled().addListener((o, was, is) -> button.setDisable(!is));
        var tip = LateTooltip.of(
                button,
                () -> command.name()
                        + commands.keys(command)
                                .map(k -> "  (" + k.getDisplayText() + ")")
                                .orElse(""));
        commands.revision().addListener(o -> tip.changed());
    }

    /// A tooltip that comes soon and stays.
    public static Tooltip tooltip(String text) {
        var tip = new Tooltip(text);
        tip.setShowDelay(Duration.millis(350));
        tip.setShowDuration(Duration.seconds(60));
        tip.setWrapText(true);
        tip.setMaxWidth(420);
        return tip;
    }
}
