package org.spinoscope.desktop;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import org.spinoscope.common.UserException;
import org.spinoscope.desktop.command.Command;
import org.spinoscope.desktop.command.Commands;
import org.spinoscope.desktop.command.Icon;
import org.spinoscope.desktop.shell.Menus;
import org.spinoscope.desktop.shell.WindowTheme;
import org.spinoscope.desktop.state.Preferences;
import org.spinoscope.figure.ColourMap;
import org.spinoscope.figure.ColourMaps;
import org.spinoscope.figure.ColourScale.Kind;

/// The commands that change theme, colours, animation and size; each choice is kept in the preferences.
final class AppearanceCommands {

    private static final String MENU = "View";
    private static final String COLOURS = "colours";

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
        colours(Kind.SIGNED, "Signed numbers");
        colours(Kind.AMOUNT, "Amounts");
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

    /// The colours of numbers that were last chosen; the standard ones if none were.
    static ColourMaps colours(Preferences preferences) {
        try {
            return ColourMaps.parse(preferences.choice(COLOURS, ""));
        } catch (UserException unknown) {
            return ColourMaps.STANDARD;
        }
    }

    private void colours(Kind kind, String numbers) {
        var figures = windowTheme.figures();
        for (var map : ColourMap.of(kind)) {
            var name = String.format(Locale.ROOT, "%s: %s (%s)", numbers, map.description(), map.id());
            var id = COLOURS + "." + kind.name().toLowerCase(Locale.ROOT) + "."
                    + map.id().toLowerCase(Locale.ROOT);
            var command = Command.of(id, MENU + Menus.INSIDE + "Colours", name, "", () -> colours(kind, map))
                    .checked(Bindings.createBooleanBinding(
                            () -> figures.get().maps().of(kind) == map, figures));
            commands.add(map == ColourMap.of(kind).getFirst() ? command.newGroup() : command);
        }
    }

    private void colours(Kind kind, ColourMap map) {
        var maps = windowTheme.figures().get().maps().with(kind, map);
        windowTheme.colours(maps);
        preferences.remember(preferences.now().chosen(COLOURS, maps.toString()));
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
