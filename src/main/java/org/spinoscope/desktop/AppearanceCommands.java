package org.spinoscope.desktop;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.WindowTheme;

/// The commands that change theme, animation and size; each choice is kept in the preferences.
final class AppearanceCommands {

    private static final String MENU = "View";

    private final Commands commands;
    private final WindowTheme windowTheme;
    private final CurrentPreferences preferences;
    private final Consumer<String> message;

    /// @param message shows what was done
    AppearanceCommands(
            Commands commands, WindowTheme windowTheme, CurrentPreferences preferences, Consumer<String> message) {
        this.commands = commands;
        this.windowTheme = windowTheme;
        this.preferences = preferences;
        this.message = message;
    }

    void declare() {
        for (var name : List.of("light", "dark", "system")) {
            var command = Command.of("theme." + name, MENU, "Theme: " + name, "", () -> theme(name))
                    .checked(windowTheme.choice().isEqualTo(name));
            commands.add(name.equals("light") ? command.newGroup() : command);
        }
        commands.add(
                "theme.toggle",
                MENU,
                "Light or dark",
                "Shortcut+T",
                Icon.THEME,
                () -> theme(windowTheme.dark().get() ? "light" : "dark"));
        var animated = new SimpleBooleanProperty(preferences.now().animated());
        commands.add(Command.of("view.animate", MENU, "Animated transitions", "", () -> animate(animated))
                .checked(animated));
        commands.add(Command.of("scale.up", MENU, "Larger interface", "Shortcut+Equals", () -> scale(1.1))
                .icon(Icon.ZOOM_IN)
                .newGroup());
        commands.add("scale.down", MENU, "Smaller interface", "Shortcut+Minus", Icon.ZOOM_OUT, () -> scale(1 / 1.1));
        commands.add(
                "scale.normal",
                MENU,
                "Normal size",
                "Shortcut+0",
                Icon.NONE,
                () -> scale(1 / preferences.now().scale()));
    }

    private void animate(SimpleBooleanProperty animated) {
        boolean on = !preferences.now().animated();
        preferences.remember(preferences.now().animated(on));
        animated.set(on);
        message.accept(on ? "Transitions are animated" : "Transitions are not animated");
    }

    private void theme(String name) {
        windowTheme.choose(name);
        preferences.remember(preferences.now().theme(name));
    }

    private void scale(double factor) {
        preferences.remember(preferences.now().scale(preferences.now().scale() * factor));
        windowTheme.scale(preferences.now().scale());
    }
}
